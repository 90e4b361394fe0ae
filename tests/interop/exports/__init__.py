"""Tests of the formats that decks are exported in beside Anki."""
