"""What may stand in a deck: declared once, for the reader and for the schema that editors use."""
