"""Tests of ``quiz/interop/drafts``."""
