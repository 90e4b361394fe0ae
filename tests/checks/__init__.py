"""Tests of ``quiz/cli``."""
