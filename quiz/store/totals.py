"""What sums over reviews and memories look like."""

from typing import Any, NamedTuple


class Totals(NamedTuple):
    """Sums over the reviews and memories of a deck; chances of a guess and difficulties are summed up in billionths.

    Attributes:
        days: day, reviews, passed, begun, milliseconds; of young cards reviews, passed, guess; of mature ones the same.
        hours: hour of the day, reviews, passed.
        formats: format, cards asked in it, reviews; of those of learnt cards reviews, passed, guess;
            cards with a difficulty, sum of difficulties.
        due: phase, study day on which they are due (0 for none), memories.
        stability: whole days of stability, memories.
        difficulty: whole degree of difficulty, memories, sum of difficulties.
    """

    days: list[tuple[Any, ...]]
    hours: list[tuple[Any, ...]]
    formats: list[tuple[Any, ...]]
    due: list[tuple[Any, ...]]
    stability: list[tuple[Any, ...]]
    difficulty: list[tuple[Any, ...]]


HardRow = tuple[str, int, float, float]
"""Card, lapses, difficulty with two decimal places, share of its reviews that were answered wrong."""
GroupRow = tuple[Any, ...]
"""Group, reviews; of those of learnt cards reviews, passed, guess in billionths; cards with a difficulty, their sum."""
