"""``quiz decks``: list all decks, and where they come from."""

import argparse
import json
import shutil
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from quiz.amounts import count
from quiz.cli.context import open_shelf
from quiz.errors import QuizError
from quiz.library.collections.listing import Listed, listed
from quiz.library.collections.record import read_record
from quiz.library.shelf import Shelf
from quiz.text import one_line

_NARROWEST = 24


def run(arguments: argparse.Namespace) -> int:
    """Print the decks by the folders of the shelf, in the order in which they are taken."""
    shelf = open_shelf()
    found = listed(shelf)
    if arguments.json:
        json.dump([_record(entry, shelf) for entry in found], sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return 0
    width = max(_NARROWEST, shutil.get_terminal_size().columns)
    for folder in shelf.folders:
        inside = [entry for entry in found if entry.path.is_relative_to(folder)]
        if inside or folder in shelf.collections:
            sys.stdout.writelines(f"{line}\n" for line in _listed(folder, inside, shelf, width))
    return 0


def _listed(folder: Path, inside: list[Listed], shelf: Shelf, width: int) -> Iterator[str]:
    name = shelf.place(folder / "deck")[0]
    yield from _wrapped(f"{one_line(name)}: {_origin(folder, shelf)}", "", width)
    if not inside:
        yield "  no deck"
    for entry in inside:
        yield from _wrapped(_line(entry), "  ", width)


def _line(entry: Listed) -> str:
    if entry.deck is None:
        return f"{one_line(entry.path.name)}: cannot be used: {one_line(str(entry.error))}"
    deck = entry.deck
    parts = [
        count(len(deck.facts), "fact") if deck.facts else "",
        count(len(deck.questions), "question") if deck.questions else "",
    ]
    hidden = f"; hidden by {one_line(str(entry.hidden_by))}" if entry.hidden_by else ""
    return f"{deck.id}: {one_line(deck.title)} ({', '.join(filter(None, parts))}){hidden}"


def _origin(folder: Path, shelf: Shelf) -> str:
    """Tell where the decks of a folder come from."""
    if folder not in shelf.collections:
        return one_line(str(folder))
    try:
        record = read_record(folder)
    except QuizError:
        return f"put here by hand, {one_line(str(folder))}"
    revision = f" ({one_line(record.revision[:10])})" if record.revision else ""
    return f"{record.origin}{revision}"


def _record(entry: Listed, shelf: Shelf) -> dict[str, object]:
    place = shelf.place(entry.path)
    return {
        "id": entry.deck.id if entry.deck else None,
        "title": entry.deck.title if entry.deck else None,
        "path": str(entry.path),
        "place": list(place),
        "facts": len(entry.deck.facts) if entry.deck else None,
        "questions": len(entry.deck.questions) if entry.deck else None,
        "hidden_by": str(entry.hidden_by) if entry.hidden_by else None,
        "error": one_line(str(entry.error)) if entry.error else None,
    }


def _wrapped(text: str, indent: str, width: int) -> Iterator[str]:
    hang = f"{indent}  "
    yield from textwrap.wrap(
        text, width, initial_indent=indent, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
    )
