"""What comes due on the next days."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from quiz.model.review import Brief, Memory

FORECAST_DAYS = 30


@dataclass(frozen=True, slots=True)
class Forecast:
    """Cards by the day on which they are due.

    Attributes:
        backlog: cards that were due before today.
        days: cards due on each of the next 30 days, today first, without the backlog.
        later: cards due after that.
    """

    backlog: int
    days: tuple[int, ...]
    later: int


def forecast(memories: Iterable[Memory | Brief], today: int) -> Forecast:
    """Look ahead.

    Args:
        memories: of the cards that will be asked.
        today: the present study day.
    """
    due = Counter(memory.due_day - today for memory in memories if memory.due_day is not None)
    days = tuple(due[day] for day in range(FORECAST_DAYS))
    backlog = sum(cards for wait, cards in due.items() if wait < 0)
    return Forecast(backlog, days, due.total() - backlog - sum(days))
