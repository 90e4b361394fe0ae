"""Spread intervals a little, so that cards learnt together do not stay together.

The ranges are those of Anki (``rslib/src/scheduler/states/fuzz.rs``): ± 1 day, and 15, 10
and 5 % of the parts of the interval up to 7, up to 20 and beyond 20 days.
"""

import math

from quiz.ids import stable_number

_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, math.inf, 0.05))
_SHORTEST = 2.5
_BITS = 53


def fuzzed(interval: int, previous: int, maximum: int, card: str, reps: int) -> int:
    """Move an interval by a few days.

    Args:
        interval: what FSRS asks for, in days.
        previous: the interval before this review, in days; one that grows is never made
            shorter than it.
        maximum: longest interval, in days.
        card: id of the card, which with ``reps`` decides the move.
        reps: number of reviews before this one.

    Returns:
        The interval in days.
    """
    if interval < _SHORTEST:
        return interval
    delta = 1.0 + sum(factor * max(0.0, min(interval, end) - start) for start, end, factor in _RANGES)
    low = max(2, round(interval - delta))
    high = min(maximum, round(interval + delta))
    if interval > previous:
        low = max(low, previous + 1)
    low = min(low, high)
    part = stable_number("fuzz", card, reps, bits=_BITS) / (1 << _BITS)
    return math.floor(low + part * (1 + high - low))
