"""Tests of the logs that machines share."""
