"""Import of Anki packages: what is in them, read with care, and decks made of it."""
