"""Tests of ``quiz/questions``."""
