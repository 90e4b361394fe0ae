"""Tests of ``quiz/kinds``."""
