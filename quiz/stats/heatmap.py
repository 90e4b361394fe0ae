"""The last year as a calendar: how much was answered on each study day."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from quiz.stats.tally import DayTotal

WEEKS = 53
LEVELS = 4
_WEEK = 7
_BUSY = 0.9
_NICE = (1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 250, 300, 400, 500, 750)


@dataclass(frozen=True, slots=True)
class Heatmap:
    """Answers of each day of the last 53 weeks, the present one last.

    Attributes:
        first: the study day that it begins with, a Monday.
        counts: answers of each day from the first one up to today.
        bounds: the most answers of the levels 1, 2 and 3; level 0 has none, level 4 has more.
    """

    first: int
    counts: tuple[int, ...]
    bounds: tuple[int, int, int]

    def level(self, count: int) -> int:
        """Return the level of a number of answers, 0 to 4."""
        return 0 if count == 0 else 1 + bisect_left(self.bounds, count)

    def weeks(self) -> list[tuple[int, ...]]:
        """Return the counts by weeks, Monday first; the last week ends with today."""
        return [self.counts[start : start + _WEEK] for start in range(0, len(self.counts), _WEEK)]


def heatmap(days: Mapping[int, DayTotal], today: int) -> Heatmap:
    """Lay the last year out.

    Args:
        days: what was answered, by study day.
        today: the present study day.
    """
    monday = today - date.fromordinal(today).weekday()
    first = monday - _WEEK * (WEEKS - 1)
    counts = tuple(days[day].reviews if day in days else 0 for day in range(first, today + 1))
    return Heatmap(first, counts, _bounds(counts))


def _bounds(counts: tuple[int, ...]) -> tuple[int, int, int]:
    """Part the counts evenly at round numbers; one day of hard work does not make the others look idle."""
    answered = sorted(count for count in counts if count)
    busy = answered[int(_BUSY * (len(answered) - 1))] if answered else 0
    step = next((step for step in _NICE if step * LEVELS >= busy), -(-busy // LEVELS))
    return step, 2 * step, 3 * step
