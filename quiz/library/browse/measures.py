"""The numbers that a card has, reckoned of what is remembered of it and decided about it."""

from collections.abc import Mapping, Sequence

from quiz.library.browse.query import Measure
from quiz.memory.forgetting import retrievability
from quiz.model.state import CardState
from quiz.store.interface import Number

NUMBERS: Mapping[Measure, tuple[Number, ...]] = {
    "due": ("due_day",),
    "stability": ("stability",),
    "difficulty": ("difficulty",),
    "lapses": ("lapses",),
    "reps": ("reps",),
    "recall": ("stability", "last_day"),
    "last": ("last_day",),
}
"""The numbers of a memory that each measure is reckoned of."""


def measured(name: Measure, numbers: Sequence[float | None], decided: CardState | None, today: int) -> float | None:
    """Return a number of a card that is not new; None where it has none.

    Args:
        name: ``due`` and ``last`` in days from and since today, ``stability`` in days; a suspended
            card is due on no day, a buried one tomorrow at the earliest;
            ``recall`` today in percent, ``difficulty`` 1 to 10, ``lapses`` and ``reps`` counted.
        numbers: those of its memory that ``NUMBERS`` names.
        decided: what the learner decided about it; None for nothing.
        today: the present study day.
    """
    first, *rest = numbers
    if first is None:
        return None
    if name == "recall":
        share = recall(first, rest[0], today)
        return None if share is None else 100 * share
    if name == "last":
        return today - first
    if name == "due":
        return _due(first - today, decided, today)
    return first


def measure_of_new(name: Measure) -> float | None:
    """Return a number of a new card; None where it has none."""
    return 0 if name in {"lapses", "reps"} else None


def recall(stability: float | None, last_day: float | None, today: int) -> float | None:
    """Return the chance that a card is recalled today, 0 to 1; None where it was never answered."""
    return None if stability is None or last_day is None else retrievability(stability, today - last_day)


def _due(days: float, decided: CardState | None, today: int) -> float | None:
    if decided is None or not decided.asleep(today):
        return days
    return None if decided.suspended else max(1, days)
