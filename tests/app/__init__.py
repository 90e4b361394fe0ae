"""Tests of ``quiz/app``."""
