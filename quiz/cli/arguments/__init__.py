"""The arguments of the commands, a file for each thing that people do."""

FORMATS = ("choice", "multi", "truefalse", "cloze", "typed", "number", "date", "order", "match", "list", "flip")
"""The formats of questions."""
IMPORTED = ("anki", "gift", "moodle-xml", "aiken", "csv", "hashcards", "markdown")
"""What can be imported, by the names of ``quiz import --from``."""
