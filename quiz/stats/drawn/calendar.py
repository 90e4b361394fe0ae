"""The last year, a column for each week and a line for each day of the week."""

from datetime import date
from itertools import groupby, pairwise

from quiz.amounts import count
from quiz.stats.drawn.spans import Line, Span, line, muted
from quiz.stats.drawn.words import day, month
from quiz.stats.heatmap import Heatmap

GLYPHS = "·░▒▓█"
_DAYS = ("Mo", "", "We", "", "Fr", "", "Su")
_MARGIN = 3


def calendar(heatmap: Heatmap, width: int) -> list[Line]:
    """Draw a heatmap with its legend.

    Args:
        heatmap: the year.
        width: columns to take at most; weeks that have no room are left out, the earliest first.
    """
    weeks = heatmap.weeks()
    each = 2 if width >= _MARGIN + 2 * len(weeks) else 1
    shown = weeks[-max(1, (width - _MARGIN) // each) :]
    first = heatmap.first + 7 * (len(weeks) - len(shown))
    lines = [line(muted(" " * _MARGIN + _months(first, len(shown), each)))]
    for weekday, name in enumerate(_DAYS):
        levels = [heatmap.level(week[weekday]) for week in shown if weekday < len(week)]
        lines.append(line(muted(f"{name:<{_MARGIN}}"), *_row(levels, each)))
    answers = [number for week in shown for number in week]
    active = sum(number > 0 for number in answers)
    total = (
        f"{count(sum(answers), 'review')} on {count(active, 'day')} since {day(first)} {date.fromordinal(first).year}"
    )
    return [*lines, line(*_legend(heatmap.bounds)), line(muted(total))]


def _row(levels: list[int], each: int) -> list[Span]:
    """Draw days one after another; those without answers stand back."""
    runs = ((level, len(list(days))) for level, days in groupby(levels))
    return [
        Span(GLYPHS[level] * each * days, "bar") if level else muted(GLYPHS[0].ljust(each) * days)
        for level, days in runs
    ]


def _months(first: int, weeks: int, each: int) -> str:
    """Write each month above the week in which it begins; one that has no room before the next is left out."""
    names = [month(first + 7 * week + 6) for week in range(weeks)]
    starts = [week for week in range(weeks) if week == 0 or names[week] != names[week - 1]]
    text = ""
    for start, end in pairwise([*starts, weeks]):
        if (end - start) * each > len(names[start]) or (end == weeks and (end - start) * each == len(names[start])):
            text = text.ljust(start * each) + names[start]
    return text


def _legend(bounds: tuple[int, int, int]) -> list[Span]:
    """Say how many answers a day each glyph stands for."""
    spans_of_days = ((before + 1, bound) for before, bound in pairwise((0, *bounds)))
    ranges = [f"{low}" if low == high else f"{low}–{high}" for low, high in spans_of_days]
    ranges.append(f"{bounds[-1] + 1}+")
    spans = [muted(f"a day: {GLYPHS[0]} none")]
    for glyph, words in zip(GLYPHS[1:], ranges, strict=True):
        spans += [Span(f"  {glyph}", "bar"), muted(f" {words}")]
    return spans
