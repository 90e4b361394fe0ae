"""The line of a place in a file, cut so that the place is seen."""

from collections.abc import Sequence
from pathlib import Path

from quiz.decks.nodes import LINE_END
from quiz.errors import Mark
from quiz.text import cells, clean

_MOST = 500
"""How many characters of a line are looked at before and behind the place."""
_CUT = "…"


def lines_of(file: str) -> list[str]:
    """Return the lines of a file as marks count them; none where it cannot be read."""
    try:
        text = Path(file).read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return []
    return LINE_END.split(text)[::2]


def around(lines: Sequence[str], mark: Mark, width: int) -> tuple[str, int] | None:
    """Return what can be shown of the line that a mark points at, and how many cells are before the place.

    Tabs become a space, and what could drive the terminal a sign that stands for anything: columns stay columns.

    Args:
        lines: those of the file.
        mark: the place.
        width: cells that there are; of a line that is too long the part around the place is returned.

    Returns:
        None where there is no such line.
    """
    if not 1 <= mark.line <= len(lines):
        return None
    line = lines[mark.line - 1]
    before, after = line[: mark.column - 1], line[mark.column - 1 :]
    head, tail = (_CUT if len(part) > _MOST else "" for part in (before, after))
    before, after = _harmless(before[-_MOST:]), _harmless(after[:_MOST])
    left, right = cells(head + before), cells(after + tail)
    while before and left > width * 2 // 3 and left + right > width:
        left -= cells(head + before[0]) - 1
        head, before = _CUT, before[1:]
    while after and left + right > width:
        right -= cells(after[-1] + tail) - 1
        after, tail = after[:-1], _CUT
    return head + before + after + tail, left


def _harmless(text: str) -> str:
    return "".join(clean(letter) or "\N{REPLACEMENT CHARACTER}" for letter in text.replace("\t", " "))
