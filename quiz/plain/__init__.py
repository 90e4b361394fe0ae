"""Study by lines: for terminals that cannot draw, pipes and screen readers."""
