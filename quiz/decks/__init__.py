"""Read deck files: YAML and CSV to a checked deck, with a position for every problem."""
