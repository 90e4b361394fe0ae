"""``quiz export``: write decks for other programs, and for paper."""

import argparse
import sys
from importlib import import_module
from pathlib import Path

from quiz.cli.context import open_shelf
from quiz.cli.writing import written
from quiz.errors import QuizError

_WRITERS = {"anki": "anki", "print": "paper"}
_OWN = {
    "anki": ("tags", "tag", "subdecks", "suspended", "keep_removed", "progress"),
    "print": ("versions", "questions", "seed", "points"),
}
"""Options that one format alone has."""


def run(arguments: argparse.Namespace) -> int:
    """Write one file of some decks, and tell what is to be known of it."""
    _refuse_others(arguments)
    shelf = open_shelf()
    banks = [written(shelf.open(deck)) for deck in arguments.decks]
    module = import_module(f"quiz.cli.exports.{_WRITERS.get(arguments.to, 'programs')}")
    for line in module.export(arguments, banks, Path(arguments.output)):
        sys.stdout.write(f"{line}\n")
    return 0


def _refuse_others(arguments: argparse.Namespace) -> None:
    """Refuse options that the format does not have.

    Raises:
        QuizError: there is one.
    """
    for target, options in _OWN.items():
        for option in options:
            if target != arguments.to and getattr(arguments, option) is not None:
                msg = f"--{option.replace('_', '-')} goes with --to {target}, not with --to {arguments.to}"
                raise QuizError(msg)
    if arguments.to == "anki" and arguments.list is not None:
        msg = "--list goes with other formats: the export to Anki carries every card"
        raise QuizError(msg)
