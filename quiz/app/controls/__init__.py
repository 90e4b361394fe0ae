"""The controls that take an answer, one for each way of answering."""
