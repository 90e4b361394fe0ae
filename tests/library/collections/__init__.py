"""Collections of decks."""
