"""What the commands for collections have in common."""

from collections.abc import Iterator
from contextlib import contextmanager

from quiz.cli.progress import Progress
from quiz.library.collections.manage import Collections
from quiz.paths import home
from quiz.text import one_line


@contextmanager
def open_collections() -> Iterator[Collections]:
    """Open the installed collections, and show on a terminal how far they are."""
    progress = Progress()
    try:
        yield Collections(home().collections, progress.tell)
    finally:
        progress.end()


def left_out(files: tuple[str, ...]) -> Iterator[str]:
    """Tell which YAML files of a collection are no decks."""
    if files:
        yield f"left out, as they are no decks: {', '.join(one_line(file) for file in files)}"
