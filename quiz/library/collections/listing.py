"""List all decks of a shelf, those too that another one with the same id hides."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quiz.decks.read import read_deck
from quiz.errors import QuizError
from quiz.library.shelf import Shelf
from quiz.model.deck import Deck
from quiz.text import one_line


@dataclass(frozen=True, slots=True)
class Listed:
    """A deck file on a shelf.

    Attributes:
        path: the file.
        deck: the deck; None when it cannot be used.
        error: why it cannot be used.
        hidden_by: the file with the same id that is taken in its place; None for a deck that is taken.
    """

    path: Path
    deck: Deck | None
    error: QuizError | None = None
    hidden_by: Path | None = None


def listed(shelf: Shelf) -> list[Listed]:
    """Read every deck of a shelf, in the order in which decks are taken."""
    found: list[Listed] = []
    taken: dict[str, Path] = {}
    for path in shelf.files():
        try:
            deck = read_deck(path)
        except QuizError as error:
            found.append(Listed(path, None, error))
            continue
        first = taken.setdefault(deck.id, path)
        found.append(Listed(path, deck, hidden_by=None if first == path else first))
    return found


def clashes(shelf: Shelf, collection: str = "") -> Iterator[str]:
    """Yield a line for each deck that another one with its id hides.

    Args:
        shelf: where decks are.
        collection: only the decks that it has part in; empty for all.
    """
    for found in listed(shelf):
        if found.deck is None or found.hidden_by is None:
            continue
        ours, theirs = _place(shelf, found.path), _place(shelf, found.hidden_by)
        if not collection or collection in {ours, theirs}:
            yield f"the deck '{found.deck.id}' is taken from '{theirs}', which hides that of '{ours}'"


def _place(shelf: Shelf, path: Path) -> str:
    return one_line(next(iter(shelf.place(path)), str(path)))
