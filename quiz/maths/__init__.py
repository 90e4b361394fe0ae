"""Maths in a deck's texts, shown where there are letters only."""
