"""Tell which of several decks with one id is taken."""

from collections.abc import Iterator
from pathlib import Path

from quiz.library.shelf import Shelf
from quiz.text import one_line


def clashes(shelf: Shelf, collection: str = "") -> Iterator[str]:
    """Yield a line for each deck that another one with its id hides.

    Args:
        shelf: where decks are.
        collection: only the decks that it has part in; empty for all.
    """
    for found in shelf.every():
        if found.deck is None or found.hidden_by is None:
            continue
        ours, theirs = _place(shelf, found.path), _place(shelf, found.hidden_by)
        if not collection or collection in {ours, theirs}:
            yield f"the deck '{found.deck.id}' is taken from '{theirs}', which hides that of '{ours}'"


def _place(shelf: Shelf, path: Path) -> str:
    return one_line(next(iter(shelf.place(path)), str(path)))
