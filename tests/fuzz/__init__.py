"""Coverage-guided fuzzing of whatever reads text or bytes that a stranger may have written."""
