"""Browsing in the app."""
