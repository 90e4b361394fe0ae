"""Programs that are killed at any instant: what they acknowledged is there, and nothing is half-written."""
