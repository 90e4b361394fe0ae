"""Turn documented facts into remembered knowledge: generate, drill and export quizzes."""

__version__ = "0.1.0"
