"""Mend the text of a deck file, each file one sort of mistake, without a change of what the deck means."""
