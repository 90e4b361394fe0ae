"""Tests of ``quiz/library/browse``."""
