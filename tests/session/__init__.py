"""Tests of ``quiz/session``."""
