"""Schedule cards: FSRS on study days, learning steps, fuzz, and the ladder of formats."""
