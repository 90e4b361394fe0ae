"""The controls that take an answer."""
