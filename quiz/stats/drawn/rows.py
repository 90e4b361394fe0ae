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


def gauge(share: float, target: float, width: int) -> str:
    """Draw a share of a whole with a stroke where the target lies."""
    drawn = f"{bar(share, 1, width):<{width}}".replace(" ", "·")
    place = min(width - 1, round(target * width))
    return drawn[:place] + "┃" + drawn[place + 1 :]


def histogram(bins: Iterable[Bin], width: int) -> list[Line]:
    """Draw a line for each range of values, with its number of cards.

    Args:
        bins: the ranges.
        width: columns to take at most.
    """
    bins = list(bins)
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
