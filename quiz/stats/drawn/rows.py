"""Lying bars: a line for each value."""

from collections.abc import Iterable

from quiz.stats.drawn.spans import Line, Span, line, muted
from quiz.stats.histogram import Bin

_EIGHTHS = " ▏▎▍▌▋▊▉"
_FULL = len(_EIGHTHS)
_LONGEST = 50


def bar(value: float, most: float, width: int) -> str:
    """Draw a bar to an eighth of a column; a value above nought is always seen.

    Args:
        value: its length.
        most: the value that fills the width.
        width: columns.
    """
    eighths = max(1, round(value / most * width * _FULL)) if value and most else 0
    whole, part = divmod(eighths, _FULL)
    return "█" * whole + (_EIGHTHS[part] if part else "")


def gauge(share: float, target: float, width: int) -> list[Span]:
    """Draw a share of a whole with a stroke where the target lies; what is missing stands back."""
    drawn = bar(share, 1, width)
    place = min(width - 1, round(target * width))
    below, beyond = drawn[:place], drawn[place + 1 :]
    return [
        Span(below, "bar"),
        muted("·" * (place - len(below))),
        Span("┃"),
        Span(beyond, "bar"),
        muted("·" * (width - place - 1 - len(beyond))),
    ]


def histogram(bins: Iterable[Bin], width: int) -> list[Line]:
    """Draw a line for each range of values, up to the last that has cards, with their number.

    Args:
        bins: the ranges.
        width: columns to take at most.
    """
    bins = list(bins)
    while len(bins) > 1 and not bins[-1].cards:
        bins.pop()
    label = max(len(found.label) for found in bins)
    most = max(found.cards for found in bins)
    number = len(f"{most:,}")
    room = max(4, min(_LONGEST, width - label - number - 2))
    return [
        line(
            muted(f"{found.label:>{label}} "), Span(f"{found.cards:>{number},} "),
            Span(bar(found.cards, most, room), "bar"),
        )
        for found in bins
    ]  # fmt: skip
