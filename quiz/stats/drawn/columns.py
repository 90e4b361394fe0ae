"""Upright bars: one column, or several, for each value."""

from collections.abc import Sequence

from quiz.stats.drawn.spans import Line, Span, line, muted

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_FULL = len(_EIGHTHS) - 1


def upright(values: Sequence[float], marks: dict[int, str], width: int, height: int) -> list[Line]:
    """Draw values as upright bars above an axis.

    A value above nought is always seen. The greatest value stands at the top of the axis.

    Args:
        values: what to draw, from left to right; not negative.
        marks: words below the axis, by the index of the value that they begin under.
        width: columns to take at most; at least one a value, and the scale.
        height: lines of the bars.
    """
    most = max(values, default=0)
    scale = f"{most:,.0f}"
    margin = max(2, len(scale))
    each = max(1, min(4, (width - margin - 2) // max(1, len(values))))
    bar = max(1, each - 1)
    lines = []
    for level in range(height - 1, -1, -1):
        label = scale if level == height - 1 else ""
        drawn = "".join(_part(value, most, level, height) * bar + " " * (each - bar) for value in values)
        lines.append(line(muted(f"{label:>{margin}} │"), Span(drawn.rstrip(), "bar")))
    lines.append(line(muted(f"{0:>{margin}} └" + "─" * (each * len(values)))))
    return [*lines, line(muted(" " * (margin + 2) + _below(marks, each, each * len(values))))]


def _part(value: float, most: float, level: int, height: int) -> str:
    """Return the character of one bar on one line; lines count from the axis."""
    eighths = max(1, round(value / most * height * _FULL)) if value else 0
    return _EIGHTHS[max(0, min(_FULL, eighths - level * _FULL))]


def _below(marks: dict[int, str], each: int, width: int) -> str:
    """Write words below an axis; one that has no room is left out, the last one ends with the axis."""
    text = ""
    for place, word in sorted(marks.items()):
        start = min(place * each, width - len(word))
        if start >= len(text) + bool(text):
            text = text.ljust(start) + word
    return text
