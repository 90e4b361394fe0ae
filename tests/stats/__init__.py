"""Tests of ``quiz/stats``."""
