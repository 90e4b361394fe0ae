"""Join deck files and the learner's store."""
