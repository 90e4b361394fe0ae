"""``quiz remove``: remove a collection."""

import argparse
import sys

from quiz.amounts import count
from quiz.cli.asking import Asking, can_ask
from quiz.cli.installed import open_collections
from quiz.errors import QuizError
from quiz.library.shelf import deck_files


def run(arguments: argparse.Namespace) -> int:
    """Remove it when that is agreed."""
    name: str = arguments.name
    with open_collections() as collections:
        decks = count(len(deck_files(collections.place(name))), "deck")
        if not arguments.yes:
            if not can_ask():
                msg = f"'quiz remove {name}' removes {decks}; say --yes where nobody can be asked"
                raise QuizError(msg)
            if not Asking().agree(f"Remove '{name}' with {decks}?"):
                sys.stdout.write("nothing was removed\n")
                return 0
        collections.remove(name)
    sys.stdout.write(f"{name}: removed; what you remember of its cards stays\n")
    return 0
