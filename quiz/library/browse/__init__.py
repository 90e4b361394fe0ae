"""Look through cards: search, sort, and see what is known of each."""
