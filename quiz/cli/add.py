"""``quiz add``: install a collection of decks."""

import argparse
import sys
from collections.abc import Iterator

from quiz.amounts import count
from quiz.cli.context import open_shelf
from quiz.cli.installed import left_out, open_collections
from quiz.library.collections.listing import clashes
from quiz.library.collections.manage import Added
from quiz.library.collections.origin import origin_of
from quiz.text import one_line


def run(arguments: argparse.Namespace) -> int:
    """Install it, and tell which decks came."""
    origin = origin_of(arguments.origin, arguments.folder, arguments.branch)
    with open_collections() as collections:
        added = collections.add(origin, arguments.name)
    sys.stdout.writelines(f"{line}\n" for line in _told(added))
    return 0


def _told(added: Added) -> Iterator[str]:
    yield f"{added.name}: {count(len(added.decks), 'deck')} installed"
    for deck in added.decks:
        yield f"  {deck.id}  {one_line(deck.title)}"
    yield from left_out(added.left_out)
    yield from clashes(open_shelf(), added.name)
