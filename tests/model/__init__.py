"""Tests of ``quiz/model``."""
