"""Tests of ``quiz/interop/anki``."""
