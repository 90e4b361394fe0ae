"""Tests of changes between versions of decks."""
