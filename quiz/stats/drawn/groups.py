"""A table of decks, tags or formats."""

from collections.abc import Sequence

from quiz.stats.drawn.spans import Line, fitted, line, muted
from quiz.stats.drawn.words import percent
from quiz.stats.groups import Group

_NUMBERS = 35
_NAME = 40


def table(groups: Sequence[Group], width: int) -> list[Line]:
    """Draw one line a group: cards, reviews, retention without lucky guesses, mean difficulty.

    Args:
        groups: what to list.
        width: columns to take at most.
    """
    room = max(8, min(_NAME, width - _NUMBERS))
    lines = [line(muted(f"{'':<{room}}{'cards':>7}{'reviews':>9}{'true':>7}{'difficulty':>12}"))]
    for group in groups:
        difficulty = "–" if group.difficulty is None else f"{group.difficulty:.1f}"
        numbers = f"{group.cards:>7,}{group.reviews:>9,}{percent(group.recall.corrected):>7}{difficulty:>12}"
        lines.append(line(fitted(group.title, room), numbers))
    return lines
