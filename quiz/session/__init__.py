"""Plan a study session and run it: a pure machine without screen, files or clock."""
