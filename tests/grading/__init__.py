"""Tests of ``quiz/grading``."""
