"""Find the flaws of questions that a program can see."""
