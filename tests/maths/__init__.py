"""Maths shown as Unicode."""
