"""Tests of ``quiz/store``."""
