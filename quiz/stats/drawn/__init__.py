"""The numbers drawn with characters, alike for the app and the command line."""
