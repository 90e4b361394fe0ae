"""Retention over time: recall of learnt cards by week and by month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from quiz.stats.recall import Recall, total
from quiz.stats.tally import DayTotal

WEEKS = 12
MONTHS = 12
_WEEK = 7
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Period:
    """Recall within a span of time.

    Attributes:
        first: its first study day.
        recall: reviews of learnt cards in it.
    """

    first: int
    recall: Recall


def by_week(days: Mapping[int, DayTotal], today: int) -> tuple[Period, ...]:
    """Return the recall of the last 12 weeks, the present one last; weeks begin on Monday."""
    monday = today - date.fromordinal(today).weekday()
    return _periods(days, [monday - _WEEK * back for back in range(WEEKS - 1, -2, -1)])


def by_month(days: Mapping[int, DayTotal], today: int) -> tuple[Period, ...]:
    """Return the recall of the last 12 months, the present one last."""
    now = date.fromordinal(today)
    present = now.year * _YEAR + now.month - 1
    months = (divmod(present - back, _YEAR) for back in range(MONTHS - 1, -2, -1))
    return _periods(days, [date(year, month + 1, 1).toordinal() for year, month in months])


def _periods(days: Mapping[int, DayTotal], starts: list[int]) -> tuple[Period, ...]:
    """Sum days up; the last start only ends the period before it."""
    return tuple(
        Period(first, total(days[day].learnt for day in range(first, end) if day in days))
        for first, end in pairwise(starts)
    )
