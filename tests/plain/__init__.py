"""Studying by lines."""
