"""What a change of a deck means for those who learn from it."""
