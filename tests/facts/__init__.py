"""Tests of ``quiz/facts``."""
