"""Findings of the check in the forms that people and programs read."""
