"""Parts of the study screen that only show."""
