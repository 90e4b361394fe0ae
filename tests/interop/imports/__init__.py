"""Tests of ``quiz/interop/imports``."""
