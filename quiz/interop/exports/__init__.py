"""Other quiz programs, tables, texts and paper: a module each, and what they share."""
