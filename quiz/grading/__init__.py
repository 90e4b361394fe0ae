"""Say of an answer whether it is correct, near or wrong, and why."""
