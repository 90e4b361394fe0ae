"""Exchange with other machines before and after a session, if a folder is set for it."""

import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from quiz.cli.progress import Progress
from quiz.errors import QuizError
from quiz.library.library import Library
from quiz.paths import Home, expanded
from quiz.text import one_line

_DELAY = 1.0
"""Seconds before it begins, so that the first question is never later for it."""


class _OverError(Exception):
    """The session is over."""


@contextmanager
def sharing(library: Library, home: Home) -> Iterator[None]:
    """Exchange beside the beginning of a session, and again after its end; troubles are told afterwards."""
    folder = library.settings.sync_folder
    if not folder:
        yield
        return
    over = threading.Event()

    def told(_what: str, _count: int) -> None:
        if over.is_set():
            raise _OverError

    def work() -> None:
        if over.wait(_DELAY):
            return
        from quiz.library.sync import sync  # noqa: PLC0415 - not before the first question

        try:
            with closing(library.store.another()) as store:
                sync(library, store, home, expanded(folder), told)
        except (_OverError, QuizError):
            return  # it is done again at the end, and troubles are told then

    thread = threading.Thread(target=work, name="sync")
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        _again(library, home, expanded(folder))


def _again(library: Library, home: Home, folder: Path) -> None:
    from quiz.library.sync import sync  # noqa: PLC0415 - not before the first question

    progress = Progress()
    try:
        sync(library, library.store, home, folder, progress.tell)
    except QuizError as error:
        progress.end()
        sys.stderr.write(f"quiz: nothing was shared with other machines: {one_line(str(error))}\n")
    finally:
        progress.end()
