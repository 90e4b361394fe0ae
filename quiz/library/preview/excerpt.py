"""Show the place in a file that a problem is about."""

from quiz.decks.place import around, lines_of
from quiz.errors import Mark


def excerpt(mark: Mark, width: int) -> tuple[str, str] | None:
    """Return the line that a mark points at with its number, and a line with a caret beneath the place.

    Of a line that is too long the part around the place is returned.

    Args:
        mark: the place; its file is looked at as it is now.
        width: cells of a line.

    Returns:
        Both lines; None where the file or the line is not there.
    """
    head = f"{mark.line} │ "
    found = around(lines_of(mark.file), mark, max(1, width - len(head) - 1))
    if found is None:
        return None
    shown, before = found
    return head + shown, f"{' ' * (len(head) - 2)}│ {' ' * before}^"
