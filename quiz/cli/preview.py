"""``quiz preview``: show the questions of a deck while it is written."""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from quiz.amounts import count
from quiz.cli.context import open_library, open_shelf
from quiz.cli.printed import printed
from quiz.errors import QuizError
from quiz.library.preview.edition import Edition, Mistake
from quiz.library.preview.excerpt import excerpt
from quiz.library.preview.reading import PATIENCE, Reading, read_on
from quiz.library.preview.watch import Watch
from quiz.library.shelf import expand
from quiz.text import one_line

_MOST = 20
"""How many facts are printed after a save, at most."""


def run(arguments: argparse.Namespace) -> int:
    """Open the preview, or print what each save changes until ctrl+c."""
    path = _deck_file(arguments.deck)
    name = arguments.deck if Path(arguments.deck) == path else str(path)
    if arguments.plain:
        _print(path, name)
        return 0
    if not ("TEXTUAL_DRIVER" in os.environ or (sys.stdin.isatty() and sys.stdout.isatty())):
        msg = "the preview needs a terminal ('quiz preview --plain' prints what each save changes)"
        raise QuizError(msg)
    with open_library() as library:
        # Textual is slow to import; errors come before it.
        from quiz.app.app import QuizApp  # noqa: PLC0415
        from quiz.app.screens.preview import PreviewScreen  # noqa: PLC0415

        QuizApp(library, first=lambda: PreviewScreen(path, name)).run()
    return 0


def _deck_file(reference: str) -> Path:
    """Return the one deck file that is meant.

    Raises:
        QuizError: it is not there, or a folder has several.
    """
    files = expand([reference], open_shelf())
    if len(files) != 1:
        msg = f"{reference}: holds {len(files)} decks; name one of them"
        raise QuizError(msg)
    if not files[0].is_file():
        msg = f"{reference}: there is no such file ('quiz new' begins a deck)"
        raise QuizError(msg)
    return files[0]


def _print(path: Path, name: str) -> None:
    """Print the questions of what changed, whenever files have changed."""
    watch = Watch((path,), time.monotonic)
    edition: Edition | None = None
    try:
        while True:
            reading = read_on(path, name, edition, None)
            watch.follow(reading.files)
            if isinstance(reading.outcome, Mistake) and watch.still() < PATIENCE and edition is not None:
                time.sleep(PATIENCE)
                if watch.look() or watch.pending:
                    continue
            for line in _lines(reading, edition, shutil.get_terminal_size().columns):
                sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
            edition = reading.outcome if isinstance(reading.outcome, Edition) else edition
            while not watch.look():
                time.sleep(watch.wait)
    except KeyboardInterrupt:
        return


def _lines(reading: Reading, before: Edition | None, width: int) -> Iterator[str]:
    """Yield what there is to tell of a reading."""
    outcome = reading.outcome
    if isinstance(outcome, Mistake):
        for problem in outcome.problems:
            yield f"✗ {one_line(str(problem))}"
            yield from excerpt(problem.mark, width) or ()
        if not outcome.problems:
            yield f"✗ {one_line(outcome.reason)}"
    elif before is None or reading.changes is None:
        yield f"{outcome.deck.title}: {count(len(outcome.entries), 'fact')}; save to see questions, ctrl+c ends"
    else:
        changed = reading.changes.own or reading.changes.touched
        if changed:
            yield from printed(outcome.writer.bank(set(changed[:_MOST])), width)
        if len(changed) > _MOST:
            yield f"… and {len(changed) - _MOST} more facts changed"
        if not changed:
            yield "✓ in order; no fact changed"
