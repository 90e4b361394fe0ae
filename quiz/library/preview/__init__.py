"""Show an author the questions of a deck while it is written: watch its files, read it, compare it with before."""
