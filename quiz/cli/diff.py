"""``quiz diff``: tell what a change of a deck means for its learners."""

import argparse
import json
import shutil
import sys
from pathlib import Path

from quiz.cli.colour import painter
from quiz.cli.compared import compared
from quiz.cli.context import open_shelf
from quiz.cli.progress import Progress
from quiz.decks.read import read_deck
from quiz.errors import QuizError
from quiz.library.changes.compare import compare
from quiz.library.changes.summary import record
from quiz.library.git import version
from quiz.library.shelf import Shelf
from quiz.model.deck import Deck
from quiz.text import one_line


def run(arguments: argparse.Namespace) -> int:
    """Print what differs; the status is that of ``diff``: 0 the same, 1 differences, 2 unusable."""
    before, after = _references(arguments)
    shelf = open_shelf()
    progress = Progress()
    try:
        progress.show("looking at both versions (ctrl+c stops)")
        changes = compare(_deck(before, shelf), _deck(after, shelf))
    finally:
        progress.end()
    if arguments.json:
        json.dump(record(changes), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        names = f"{one_line(before)} → {one_line(after)}"
        for line in compared(changes, names, shutil.get_terminal_size().columns, painter()):
            sys.stdout.write(f"{line}\n")
    return 1 if changes else 0


def _references(arguments: argparse.Namespace) -> tuple[str, str]:
    """Return how the two decks are called.

    Raises:
        QuizError: there are too few or too many of them.
    """
    if arguments.git is None:
        if len(arguments.decks) != len("AB"):
            msg = "name two decks, or one and a revision of it: quiz diff --git HEAD DECK"
            raise QuizError(msg)
        return arguments.decks[0], arguments.decks[1]
    if len(arguments.decks) != 1:
        msg = "name one deck with --git REV; two revisions are compared as quiz diff REV:PATH REV:PATH"
        raise QuizError(msg)
    (deck,) = arguments.decks
    path = deck if Path(deck).exists() else str(open_shelf().open(deck).path)
    return f"{arguments.git}:{path}", path


def _deck(reference: str, shelf: Shelf) -> Deck:
    """Read a deck by its path or id, or as ``REV:PATH`` from git."""
    revision, colon, path = reference.partition(":")
    if not colon or not path or Path(reference).exists():
        return shelf.open(reference)
    with version(revision, Path(path)) as file:
        return read_deck(file, reference)
