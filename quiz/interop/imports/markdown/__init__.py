"""Markdown with questions in it, by any of the ways in which people write them."""
