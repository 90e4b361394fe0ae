"""Numbers about a learner's reviews and memories."""
