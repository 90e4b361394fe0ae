"""Keep reviews and memories: one interface, and SQLite behind it."""
