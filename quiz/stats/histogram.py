"""How stable and how difficult learnt cards are."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from quiz.model.review import Brief, Memory

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


def stabilities(memories: Iterable[Memory | Brief]) -> tuple[Bin, ...]:
    """Count cards that were answered by the days until their recall falls to 90 %."""
    return _bins((memory.stability for memory in memories), _STABILITY)


def difficulties(memories: Iterable[Memory | Brief]) -> tuple[Bin, ...]:
    """Count cards that were answered by their difficulty, 1 to 10."""
    return _bins((memory.difficulty for memory in memories), _DIFFICULTY)


def _bins(values: Iterable[float | None], ranges: tuple[tuple[int | None, str], ...]) -> tuple[Bin, ...]:
    ends = [end for end, _ in ranges if end is not None]
    counts = [0] * len(ranges)
    for value in values:
        if value is not None:
            counts[bisect_right(ends, value)] += 1
    return tuple(Bin(label, end, cards) for (end, label), cards in zip(ranges, counts, strict=True))
