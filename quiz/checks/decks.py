"""Decks beside each other: two with one id."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from quiz.checks.rule import Rule
from quiz.errors import Problem
from quiz.model.deck import Deck

RULES = (
    Rule(
        "deck-id-twice",
        "warning",
        "two decks have the same id",
        "A deck's id is permanent, and the learner's progress hangs on it: of two decks with one id only the first is "
        "found, and their cards would share a memory. Give one of them another id before anybody studies it.",
    ),
)


def find(decks: Iterable[Deck], builtin: Path) -> Iterator[Problem]:
    """Yield the decks whose id an earlier one has.

    A deck of the learner's may take the place of one that comes with the program.

    Args:
        decks: the decks, in the order in which they are looked for.
        builtin: the folder of the decks that come with the program.
    """
    first: dict[str, Deck] = {}
    for deck in decks:
        other = first.setdefault(deck.id, deck)
        replaced = deck.path.is_relative_to(builtin) and not other.path.is_relative_to(builtin)
        if other is not deck and not replaced:
            hint = f"the other is {other.mark.file}"
            yield Problem(deck.mark, f"another deck has the id '{deck.id}' too", hint, "deck-id-twice")
