"""The app in the terminal."""

import os

# Textual reads this when it is imported. It paints at most so many times a second, and what changes after a
# picture waits for the next: with its usual 60 a question whose layout needs two pictures comes 17 ms late.
os.environ.setdefault("TEXTUAL_FPS", "1000")
