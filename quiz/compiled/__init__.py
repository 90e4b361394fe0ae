"""Banks as they were generated, kept in a file so that a start reads only what it shows."""
