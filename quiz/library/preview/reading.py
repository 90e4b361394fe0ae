"""Read a deck again and tell what to show of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from quiz.garbage import uncollected
from quiz.library.preview.changes import Changes, changes
from quiz.library.preview.edition import Edition, Mistake, read_edition
from quiz.model.question import Bank

PATIENCE = 0.3
"""How many seconds the files must have been still before a mistake is told: some editors write a file in steps,
or take it away for a moment."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in the files of a deck.

    Attributes:
        outcome: the deck, or why it cannot be used.
        files: the files to watch from now on.
        changes: what is different from the deck before; None where there was none.
        here: the fact or hand-written question to look at; None where there is no deck.
        bank: its questions.
    """

    outcome: Edition | Mistake
    files: frozenset[Path]
    changes: Changes | None = None
    here: str | None = None
    bank: Bank | None = None


def read_on(
    path: Path, name: str, before: Edition | None, here: str | None, pause: Callable[[], None] = lambda: None
) -> Reading:
    """Read a deck, compare it with what it was, and write the questions to look at; in any thread.

    The first fact whose text changed is the one to look at, then one that a change touches, then
    the one that was looked at before.

    Args:
        path: the deck file.
        name: the file as the author calls it.
        before: the deck as it was when it could last be used; None for the first time.
        here: the fact that was looked at.
        pause: called between the parts of the work; what it raises ends it.
    """
    outcome = read_edition(path, name, pause)
    if isinstance(outcome, Mistake):
        # A file that cannot be taken apart does not tell which others it names.
        return Reading(outcome, outcome.files | (before.files if before else frozenset()))
    with uncollected():
        found = changes(before.deck, outcome.deck) if before else None
        pause()
        first = next(iter(found.all), None) if found else None
        if first is None:
            first = here if here is not None and here in outcome.entries else next(iter(outcome.entries))
        return Reading(outcome, outcome.files, found, first, outcome.bank(first))
