"""The backup of the day, taken beside a session.

``python -m quiz.cli.daily FOLDER MOMENT`` takes it, as a program of its own with low priority: in the program that
shows the questions it would make each key wait, where there are ten years of answers.
"""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from quiz.cli.progress import Progress
from quiz.clock import Clock
from quiz.errors import QuizError
from quiz.paths import Home
from quiz.text import one_line

_DELAY = 3.0
"""Seconds before it begins, so that the first question is never later for it."""
_SHORT = 0.5
"""Seconds that the end of a session waits for it without a word."""


@contextmanager
def daily_backup(home: Home, clock: Clock) -> Iterator[None]:
    """Take a backup while a session goes on, where the last one is older than a day.

    A session that is over sooner is followed by it. What goes wrong is told afterwards, on standard error.
    """
    over = threading.Event()
    trouble: list[str] = []

    def work() -> None:
        over.wait(_DELAY)
        from quiz.store.backups import due  # noqa: PLC0415 - not before the first question

        if due(home, clock.now()):
            trouble.append(_taken(home, clock.now()))

    # Whoever does not wait for its end leaves it to itself.
    thread = threading.Thread(target=work, name="daily backup", daemon=True)
    thread.start()
    progress = Progress()
    try:
        yield
    finally:
        over.set()
        thread.join(_SHORT)
        if thread.is_alive():
            progress.show("saving the backup of the day …")
            thread.join()
        progress.end()
        for message in filter(None, trouble):
            sys.stderr.write(f"quiz: the backup of the day was not taken: {one_line(message)}\n")


def _taken(home: Home, now: datetime) -> str:
    """Have the backup taken; return what went wrong, empty for nothing."""
    from quiz.beside import command, start  # noqa: PLC0415 - not before the first question

    try:
        process = start([*command("quiz.cli.daily"), str(home.folder), now.isoformat()], complain=True)
    except OSError as error:
        return f"no program can be started: {error.strerror or error}"
    _, told = process.communicate()
    if not process.returncode:
        return ""
    last = told.decode("utf-8", "replace").strip().rpartition("\n")[2]
    return last or f"it was stopped (status {process.returncode})"


def main(folder: str, moment: str) -> int:
    """Take a backup of a data folder at a moment."""
    from quiz.beside import step_back  # noqa: PLC0415 - only the process itself needs it

    step_back()
    from quiz.store.backups import take  # noqa: PLC0415 - low priority comes first

    try:
        take(Home(Path(folder)), datetime.fromisoformat(moment))
    except QuizError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
