"""What the program does well and fast, in figures: each module is run as ``python -m tests.benchmarks.NAME``."""
