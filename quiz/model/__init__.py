"""The words of the domain as values: dates, numbers, facts, cards, questions, reviews."""
