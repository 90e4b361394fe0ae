"""The first picture of a session."""
