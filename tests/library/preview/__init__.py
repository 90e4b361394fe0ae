"""Tests of ``quiz/library/preview``."""
