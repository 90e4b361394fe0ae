"""Tests of ``quiz/interop/anki_import``."""
