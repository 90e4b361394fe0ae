"""Moodle's GIFT: questions with their answers in braces."""
