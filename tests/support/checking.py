"""Check a deck by itself."""

from pathlib import Path

from quiz.errors import DeckError, Problem
from quiz.library.check import check_decks


def check_deck(path: Path, *, fast: bool = False) -> list[Problem]:
    """Return the findings of a usable deck, in the order of their position.

    Raises:
        DeckError: the deck cannot be used; carries every problem found.
    """
    (report,) = check_decks([path], fast=fast)
    if not report.usable:
        raise DeckError(report.findings)
    return list(report.findings)
