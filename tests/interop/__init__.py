"""Tests of ``quiz/interop``."""
