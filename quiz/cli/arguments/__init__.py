"""The arguments of the commands, a file for each thing that people do."""

FORMATS = ("choice", "multi", "truefalse", "cloze", "typed", "number", "date", "order", "match", "list", "flip")
"""The formats of questions."""
