"""Draw the forgetting curve of a card with braille dots."""

from datetime import date

from quiz.memory.forgetting import Curve

_ACROSS, _DOWN = 2, 4
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_EMPTY = 0x2800
_LEGEND = 5
_LEAST = 12
_ROUND = 10


def draw(curve: Curve, today: int, until: int, width: int, height: int = 4) -> list[str]:
    """Return lines of text: the curve, the days with answers, and the dates at both ends.

    Args:
        curve: what to draw.
        today: the present study day, marked with a bar.
        until: the study day at the right end, where it is later than today.
        width: cells of a line.
        height: lines of the curve itself.
    """
    cells = max(_LEAST, width - _LEGEND)
    first, last = curve.days[0], max(today, until, curve.days[0] + 1)
    span = last - first
    values = [curve.at(first + span * place / (cells * _ACROSS - 1)) for place in range(cells * _ACROSS)]
    bottom = min(80, int(100 * min(values) // _ROUND * _ROUND))
    grid = [[_EMPTY] * cells for _ in range(height)]
    rows = height * _DOWN
    levels = [round((1 - (100 * value - bottom) / (100 - bottom)) * (rows - 1)) for value in values]
    for place, level in enumerate(levels):
        begin = levels[place - 1] if place else level
        for dot in range(min(begin, level) + (begin < level), max(begin, level) + 1 - (begin > level)):
            grid[dot // _DOWN][place // _ACROSS] |= _DOTS[place % _ACROSS][dot % _DOWN]
        grid[level // _DOWN][place // _ACROSS] |= _DOTS[place % _ACROSS][level % _DOWN]
    legends = {0: "100%", height - 1: f"{bottom}%"}
    lines = [
        f"{legends.get(line, ''):>{_LEGEND - 1}} " + "".join(map(chr, characters))
        for line, characters in enumerate(grid)
    ]
    return [*lines, _answers(curve, today, first, span, cells), _dates(first, last, today, cells)]


def _answers(curve: Curve, today: int, first: int, span: int, cells: int) -> str:
    marks = [" "] * cells
    marks[_cell(today - first, span, cells)] = "│"
    for day in curve.days:
        marks[_cell(day - first, span, cells)] = "•"
    return " " * _LEGEND + "".join(marks).rstrip()


def _dates(first: int, last: int, today: int, cells: int) -> str:
    left = date.fromordinal(first).isoformat()
    right = "today" if last == today else date.fromordinal(last).isoformat()
    middle = " " * (cells - len(left) - len(right))
    return " " * _LEGEND + left + middle + (right if middle else "")


def _cell(days: int, span: int, cells: int) -> int:
    return max(0, min(cells - 1, round(days / span * (cells - 1))))
