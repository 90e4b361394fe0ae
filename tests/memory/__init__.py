"""Tests of ``quiz/memory``."""
