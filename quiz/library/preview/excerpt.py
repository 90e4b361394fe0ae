"""Show the place in a file that a problem is about."""

import unicodedata
from pathlib import Path

from quiz.decks.nodes import LINE_END
from quiz.errors import Mark
from quiz.text import clean

_MOST = 500
"""How many characters of a line are looked at before and behind the place."""


def excerpt(mark: Mark, width: int) -> tuple[str, str] | None:
    """Return the line that a mark points at with its number, and a line with a caret beneath the place.

    Of a line that is too long the part around the place is returned.

    Args:
        mark: the place; its file is looked at as it is now.
        width: cells of a line.

    Returns:
        Both lines; None where the file or the line is not there.
    """
    try:
        text = Path(mark.file).read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return None
    lines = LINE_END.split(text)[::2]
    if not 1 <= mark.line <= len(lines):
        return None
    head = f"{mark.line} │ "
    line = lines[mark.line - 1]
    before, after = (
        clean(part).replace("\t", " ") for part in (line[: mark.column - 1][-_MOST:], line[mark.column - 1 :][:_MOST])
    )
    room = max(1, width - len(head) - 1)
    while _cells(before) > room * 2 // 3 and _cells(before) + _cells(after) > room:
        before = before[1:]
    shown = before + after
    while shown and _cells(shown) > room:
        shown = shown[:-1]
    return head + shown, f"{' ' * (len(head) - 2)}│ {' ' * _cells(before)}^"


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1 for letter in text)
