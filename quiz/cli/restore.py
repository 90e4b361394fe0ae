"""``quiz restore``: list backups, or put one back."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from quiz.amounts import count
from quiz.clock import SystemClock
from quiz.errors import QuizError
from quiz.paths import Home, clean, home
from quiz.store.backups import Backup, about, backups, content
from quiz.store.restore import restore
from quiz.text import one_line


def run(arguments: argparse.Namespace) -> int:
    """List the backups, or restore the one that is named."""
    place = home()
    clean(place)
    if arguments.file is None:
        for line in _listed(place):
            sys.stdout.write(f"{line}\n")
        return 0
    path = _found(place, arguments.file)
    kept = restore(place, path, SystemClock().now())
    held = content(place.database)
    told = f"{count(held.cards, 'card')} and {count(held.reviews, 'review')}"
    sys.stdout.write(f"Restored {one_line(str(path))}: {told}.\n")
    if kept is not None:
        sys.stdout.write(f"What was there before is kept: {one_line(str(kept))}\n")
    return 0


def _listed(place: Home) -> Iterator[str]:
    known = backups(place)
    if not known:
        yield f"There is no backup in {one_line(str(place.backups))} yet; 'quiz backup' takes one."
        return
    yield f"Backups in {one_line(str(place.backups))}, the latest first; 'quiz restore NAME' puts one back:"
    for backup in known:
        yield f"  {one_line(backup.path.stem)}  {_told(backup)}"


def _told(backup: Backup) -> str:
    taken = f"before {one_line(backup.before)}" if backup.before else "backup"
    try:
        held = about(backup.path)
        size = backup.path.stat().st_size
    except (QuizError, OSError) as error:
        return f"unusable: {one_line(str(error))}"
    at = backup.at.astimezone().strftime("%Y-%m-%d %H:%M")
    told = f"{count(held.cards, 'card')}, {count(held.reviews, 'review')}"
    return f"{at}  {told}, {size / 1_000_000:,.1f} MB, {taken}"


def _found(place: Home, name: str) -> Path:
    """Find a backup by its path, or by its name in the list."""
    if Path(name).exists():
        return Path(name)
    for backup in backups(place):
        if name in {backup.path.name, backup.path.stem}:
            return backup.path
    msg = f"{name}: there is no such file, and no backup of this name ('quiz restore' lists them)"
    raise QuizError(msg)
