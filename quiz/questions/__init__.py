"""Turn facts into cards and questions, and check that the questions are sound."""
