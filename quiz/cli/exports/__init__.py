"""What ``quiz export`` can write, a module each for Anki, for paper, and for all other programs."""
