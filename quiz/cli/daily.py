"""The backup of the day, taken beside a session."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from quiz.cli.progress import Progress
from quiz.clock import Clock
from quiz.errors import QuizError
from quiz.paths import Home
from quiz.text import one_line

_DELAY = 3.0
"""Seconds before it begins, so that the first question is never later for it."""


@contextmanager
def daily_backup(home: Home, clock: Clock) -> Iterator[None]:
    """Take a backup while a session goes on, where the last one is older than a day.

    A session that is over sooner is followed by it. What goes wrong is told afterwards, on standard error.
    """
    over = threading.Event()
    trouble: list[str] = []

    def work() -> None:
        over.wait(_DELAY)
        from quiz.store.backups import due, take  # noqa: PLC0415 - not before the first question

        try:
            if due(home, clock.now()):
                take(home, clock.now())
        except QuizError as error:
            trouble.append(str(error))

    thread = threading.Thread(target=work, name="daily backup")
    thread.start()
    progress = Progress()
    try:
        yield
    finally:
        over.set()
        thread.join(0.5)
        if thread.is_alive():
            progress.show("saving the backup of the day …")
            thread.join()
        progress.end()
        for message in trouble:
            sys.stderr.write(f"quiz: the backup of the day was not taken: {one_line(message)}\n")
