"""How stable and how difficult learnt cards are."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

_STABILITY: tuple[tuple[int | None, str], ...] = (
    (1, "< 1 day"), (3, "1–3 days"), (7, "3–7 days"), (14, "1–2 weeks"), (21, "2–3 weeks"), (45, "3–6 weeks"),
    (90, "6–12 weeks"), (182, "3–6 months"), (365, "6–12 months"), (730, "1–2 years"), (None, "2+ years"),
)  # fmt: skip
_DIFFICULTY: tuple[tuple[int | None, str], ...] = (
    *((n + 1, f"{n}–{n + 1}") for n in range(1, 9)),
    (None, "9–10"),
)


@dataclass(frozen=True, slots=True)
class Bin:
    """Cards whose value lies in one range.

    Attributes:
        label: the range in words.
        below: where it ends, without the end itself; None for the last one.
        cards: how many there are.
    """

    label: str
    below: float | None
    cards: int


def stabilities(cards: Mapping[int, int]) -> tuple[Bin, ...]:
    """Put cards that were answered into ranges of the days until their recall falls to 90 %, counted by whole days."""
    return _bins(cards, _STABILITY)


def difficulties(cards: Mapping[int, int]) -> tuple[Bin, ...]:
    """Put cards that were answered into ranges of difficulty, 1 to 10, counted by whole degrees."""
    return _bins(cards, _DIFFICULTY)


def _bins(cards: Mapping[int, int], ranges: tuple[tuple[int | None, str], ...]) -> tuple[Bin, ...]:
    ends = [end for end, _ in ranges if end is not None]
    counts = [0] * len(ranges)
    for value, number in cards.items():
        counts[bisect_right(ends, value)] += number
    return tuple(Bin(label, end, count) for (end, label), count in zip(ranges, counts, strict=True))
