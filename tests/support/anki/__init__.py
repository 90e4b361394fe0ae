"""The real Anki, of two releases, for tests of what goes to it and comes from it."""
