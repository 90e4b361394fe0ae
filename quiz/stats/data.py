"""The numbers as plain data, for other programs."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date

from quiz.stats.groups import Group
from quiz.stats.recall import Recall
from quiz.stats.retention import Period
from quiz.stats.summary import Summary
from quiz.stats.tally import DayTotal

Data = Mapping[str, object]


def as_data(summary: Summary) -> Data:
    """Return what JSON can hold: days as ISO dates, times in seconds, shares from 0 to 1.

    ``forecast`` is the cards due on each of the next 30 days, today with the backlog first;
    ``daily`` has the days of the last 90 with an answer, ``calendar`` those of the last year.
    """
    first, *rest = summary.forecast.days
    calendar = summary.heatmap
    return {
        "day": _iso(summary.day),
        "cards": summary.cards,
        "suspended": summary.suspended,
        "phases": dict(summary.phases),
        "reviews": summary.reviews,
        "days": summary.days,
        "streak": summary.streak,
        "longest_streak": summary.longest,
        "time": summary.time,
        "today": _day(summary.today),
        "retention": summary.recall.observed,
        "retention_corrected": summary.recall.corrected,
        "target": summary.target,
        "young": _recall(summary.young),
        "mature": _recall(summary.mature),
        "weeks": _periods(summary.weeks),
        "months": _periods(summary.months),
        "forecast": [summary.forecast.backlog + first, *rest],
        "backlog": summary.forecast.backlog,
        "due_later": summary.forecast.later,
        "calendar": {_iso(calendar.first + n): count for n, count in enumerate(calendar.counts) if count},
        "daily": [_day(day) for day in summary.daily if day.reviews],
        "hours": [asdict(hour) for hour in summary.hours],
        "stability": [asdict(found) for found in summary.stability],
        "difficulty": [asdict(found) for found in summary.difficulty],
        "hardest": [asdict(hard) for hard in summary.hardest],
        "by_deck": _groups(summary.decks),
        "by_tag": _groups(summary.tags or ()),
        "by_format": _groups(summary.formats),
    }


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _recall(recall: Recall) -> dict[str, object]:
    return {
        "learnt_reviews": recall.reviews,
        "retention": recall.observed,
        "retention_corrected": recall.corrected,
    }


def _day(day: DayTotal) -> Data:
    counts = {"day": _iso(day.day), "reviews": day.reviews, "passed": day.passed, "begun": day.begun}
    return {**counts, "time": day.took / 1_000, **_recall(day.learnt)}


def _periods(periods: Iterable[Period]) -> list[Data]:
    return [{"first": _iso(period.first), **_recall(period.recall)} for period in periods]


def _groups(groups: Iterable[Group]) -> list[Data]:
    return [
        {
            "name": group.name,
            "title": group.title,
            "cards": group.cards,
            "reviews": group.reviews,
            **_recall(group.recall),
            "difficulty": group.difficulty,
        }
        for group in groups
    ]
