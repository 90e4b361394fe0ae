"""Ask questions of the facts of a deck: which values satisfy a query."""
