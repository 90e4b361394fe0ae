"""Tests of ``quiz/decks``."""
