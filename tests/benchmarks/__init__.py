"""Measurements of banks and of speed: ``python -m tests.benchmarks``."""
