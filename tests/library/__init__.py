"""Tests of ``quiz/library``."""
