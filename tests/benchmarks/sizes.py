"""The sizes at which benchmarks of a collection measure."""

import argparse

SIZES = (100, 10_000, 100_000)
QUICK = 2_000


def sizes(arguments: argparse.Namespace) -> list[int]:
    """Return the numbers of cards to measure with."""
    if arguments.quick:
        return [SIZES[0], min(arguments.most, QUICK)]
    return [size for size in SIZES if size <= arguments.most] or [arguments.most]


def reviews(arguments: argparse.Namespace, cards: int) -> int:
    """Return the length of the log for a number of cards: a million reviews for the largest collections."""
    return cards * 10 if arguments.quick or cards < SIZES[1] else 1_000_000
