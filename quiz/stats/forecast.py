"""What comes due on the next days."""

from collections.abc import Mapping
from dataclasses import dataclass

from quiz.stats.memories import NO_DAY

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


def forecast(due: Mapping[int, int], today: int) -> Forecast:
    """Look ahead.

    Args:
        due: cards that will be asked, by the study day on which they are due.
        today: the present study day.
    """
    awaited = {day: cards for day, cards in due.items() if day != NO_DAY}
    days = tuple(awaited.get(day, 0) for day in range(today, today + FORECAST_DAYS))
    backlog = sum(cards for day, cards in awaited.items() if day < today)
    return Forecast(backlog, days, sum(awaited.values()) - backlog - sum(days))
