"""``quiz fix``: mend deck files, or show what would be mended."""

import argparse
import difflib
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from quiz.amounts import count
from quiz.cli.context import open_shelf
from quiz.decks.fix import Fix, fix_deck
from quiz.errors import QuizError
from quiz.library.shelf import expand
from quiz.paths import real, replacing
from quiz.text import clean, one_line

_WOULD_CHANGE = 1


def run(arguments: argparse.Namespace) -> int:
    """Mend every file as a whole or not at all; one that cannot be mended is told, and the others are mended."""
    failed: list[QuizError] = []
    status = 0
    for path in expand(arguments.paths, open_shelf()):
        try:
            fix = fix_deck(path, str(path), sort=arguments.sort)
            if arguments.diff:
                sys.stdout.writelines(_diff(fix, str(path)))
                status = _WOULD_CHANGE if fix.changes else status
            elif fix.changes:
                _write(path, fix.text)
        except QuizError as error:
            failed.append(error)
            continue
        # A diff on standard output can be piped into a program that applies it.
        stream = sys.stderr if arguments.diff else sys.stdout
        stream.writelines(_told(fix, str(path), "would change" if arguments.diff else "mended"))
    if failed:
        for told in failed[:-1]:
            sys.stderr.write(f"quiz: {one_line(str(told))}\n")
        raise failed[-1]
    return status


def _write(path: Path, text: str) -> None:
    path = real(path)  # a link stays a link to the file that is mended
    try:
        with replacing(path) as part:
            part.write_bytes(text.encode())
            part.chmod(path.stat().st_mode & 0o777)
    except OSError as error:
        msg = f"{path}: cannot be written: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error


def _told(fix: Fix, name: str, verb: str) -> Iterator[str]:
    name = one_line(name)
    for change in sorted(fix.changes, key=lambda change: change.line):
        yield f"{name}: {one_line(str(change))}\n"
    yield f"{name}: {count(len(fix.changes), 'thing')} {verb}\n" if fix.changes else f"{name}: in order\n"


def _diff(fix: Fix, name: str) -> Iterator[str]:
    """Yield the lines of a unified diff: for a terminal cleaned, for a program that applies it letter for letter."""
    shown = clean if sys.stdout.isatty() else str
    before, after = (StringIO(text, newline="\n").readlines() for text in (fix.before, fix.text))
    for line in difflib.unified_diff(before, after, name, name):
        yield shown(line) if line.endswith("\n") else f"{shown(line)}\n\\ No newline at end of file\n"
