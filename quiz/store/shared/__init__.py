"""Logs that several machines share: entries as lines, their order, and what they come to together."""
