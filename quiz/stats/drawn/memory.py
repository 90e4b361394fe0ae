"""What is remembered: retention against its target, and the facts that are hard."""

import textwrap
from collections.abc import Sequence
from datetime import date

from quiz.amounts import count
from quiz.stats.drawn.rows import gauge
from quiz.stats.drawn.spans import Line, Span, clipped, fitted, line, muted
from quiz.stats.drawn.words import day, percent
from quiz.stats.hardest import Hard
from quiz.stats.recall import Recall
from quiz.stats.retention import Period
from quiz.stats.summary import Summary

_LABEL = 8
_NUMBERS = 22
_WIDEST = 60
_STATEMENT_LINES = 2


def retention(summary: Summary, width: int) -> list[Line]:
    """Draw retention in all, by maturity, and by week; by month where it goes back further."""
    target = summary.target
    lines = [_head(width)]
    kinds = {"all": summary.recall, "young": summary.young, "mature": summary.mature}
    lines += [_share(label, recall, target, width) for label, recall in kinds.items()]
    lines.append(line(*_verdict(summary.recall, target)))
    weeks = _from_first(summary.weeks)
    if weeks:
        lines += [(), line(muted("by week"))]
        lines += [_share(day(week.first), week.recall, target, width) for week in weeks]
    months = _from_first(summary.months)
    if months and months[0].first < summary.weeks[0].first:
        lines += [(), line(muted("by month"))]
        lines += [_share(f"{date.fromordinal(m.first):%b %y}", m.recall, target, width) for m in months]
    return lines


def _from_first(periods: Sequence[Period]) -> Sequence[Period]:
    """Leave out what lies before the first review of a learnt card."""
    begun = next((place for place, period in enumerate(periods) if period.recall.reviews), len(periods))
    return periods[begun:]


def _room(width: int) -> int:
    return max(4, min(_WIDEST, width) - _LABEL - _NUMBERS)


def _head(width: int) -> Line:
    words = fitted("true: without lucky guesses", _LABEL + _room(width))
    return line(muted(f"{words}{'true':>6}{'seen':>7}{'reviews':>9}"))


def _share(label: str, recall: Recall, target: float, width: int) -> Line:
    """Draw one line: retention without lucky guesses, as it was seen, and of how many reviews."""
    true, seen = percent(recall.corrected), percent(recall.observed)
    numbers = f"{true:>6}{seen:>7}{recall.reviews:>9,}"
    drawn = gauge(recall.corrected or 0.0, target, _room(width))
    return line(muted(f"{label:<{_LABEL}}"), *drawn, numbers)


def _verdict(recall: Recall, target: float) -> list[Span]:
    """Say in words how retention stands to the target."""
    aim = f"┃ target {percent(target)}"
    if recall.corrected is None:
        return [muted(f"{aim}; no learnt card was asked yet")]
    points = round((recall.corrected - target) * 100)
    if points == 0:
        return [muted(f"{aim}; retention is on it")]
    side = "above" if points > 0 else "below"
    return [muted(f"{aim}; retention is "), Span(f"{count(abs(points), 'point')} {side}", "mark"), muted(" it")]


def hardest(hard: Sequence[Hard], width: int) -> list[Line]:
    """Tell the facts that were forgotten most."""
    if not hard:
        return [line(muted("No card was missed yet."))]
    lines: list[Line] = []
    for place, found in enumerate(hard, start=1):
        indent = f"{place:>2}  "
        facts = f"{count(found.lapses, 'lapse')}, {percent(found.missed)} missed, difficulty {found.difficulty:.1f}"
        rows = textwrap.wrap(found.statement, max(8, width - len(indent))) or [found.card]
        if len(rows) > _STATEMENT_LINES:
            rows = [*rows[: _STATEMENT_LINES - 1], clipped(" ".join(rows[_STATEMENT_LINES - 1 :]), width - len(indent))]
        lines += [line(muted(indent if row == 0 else " " * len(indent)), words) for row, words in enumerate(rows)]
        slot = clipped(f"{found.slot}: {facts}", width - len(indent))
        lines.append(line(" " * len(indent), muted(slot)))
    return lines
