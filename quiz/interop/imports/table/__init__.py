"""Tables: CSV, tab-separated text, and the text exports of Anki and Quizlet."""
