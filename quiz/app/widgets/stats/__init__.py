"""What the statistics are shown with."""
