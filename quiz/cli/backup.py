"""``quiz backup``: write memory, settings and the ledger of exports into one file."""

import argparse
import sys
from pathlib import Path

from quiz.amounts import count
from quiz.clock import SystemClock
from quiz.errors import QuizError
from quiz.paths import clean, home
from quiz.store.backups import content, refuse_newer, take, unpacked, write
from quiz.text import one_line


def run(arguments: argparse.Namespace) -> int:
    """Write a backup, and tell what is in it."""
    place = home()
    clean(place)
    if not place.database.exists():
        msg = f"{place.database}: there is no memory to back up yet"
        raise QuizError(msg)
    refuse_newer(place)
    if arguments.output:
        path = Path(arguments.output)
        _check_output(path)
        write(place, path)
    else:
        path = take(place, SystemClock().now())
    with unpacked(path) as copy:
        held = content(copy.database)
    told = f"{count(held.cards, 'card')} and {count(held.reviews, 'review')}"
    sys.stdout.write(f"{one_line(str(path))}: {told}. Decks are not in it.\n")
    return 0


def _check_output(path: Path) -> None:
    """Refuse to write over anything that is not a backup itself."""
    if not path.parent.is_dir():
        msg = f"{path}: cannot be written: there is no folder '{path.parent}'"
        raise QuizError(msg)
    if not (path.exists() or path.is_symlink()):
        return
    try:
        with unpacked(path):
            pass
    except QuizError as error:
        msg = f"{path}: is there and is no backup; choose another name ({error})"
        raise QuizError(msg) from error
