"""A deck as it is in its files at one moment, ready to be asked about fact by fact."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from quiz.decks.read import read_deck
from quiz.errors import DeckError, Mark, Problem, QuizError
from quiz.garbage import uncollected
from quiz.model.authored import AuthoredQuestion
from quiz.model.deck import Deck
from quiz.model.fact import Fact
from quiz.model.question import Bank
from quiz.questions.bank import BankWriter
from quiz.text import fold


@dataclass(frozen=True)
class Edition:
    """A deck that can be used.

    Attributes:
        writer: writes the questions of its facts.
        files: the files that it was read from, those included that it names and that are shown with its questions.
    """

    writer: BankWriter
    files: frozenset[Path]

    @property
    def deck(self) -> Deck:
        """The deck."""
        return self.writer.deck

    @cached_property
    def entries(self) -> Mapping[str, Fact | AuthoredQuestion]:
        """The facts and then the hand-written questions by their ids, in the deck's order; of siblings the first."""
        found: dict[str, Fact | AuthoredQuestion] = {}
        entries: tuple[Fact | AuthoredQuestion, ...] = (*self.deck.facts, *self.deck.questions)
        for entry in entries:
            found.setdefault(entry.id, entry)
        return found

    def bank(self, entry: str) -> Bank:
        """Write the questions of one fact, or of the hand-written questions of one id."""
        return self.writer.bank({entry})

    def label(self, entry: str) -> str:
        """Say in a line what a fact states, or what a hand-written question asks."""
        found = self.entries[entry]
        return found.stem if isinstance(found, AuthoredQuestion) else self.writer.statement(found)

    def mark(self, entry: str) -> Mark:
        """Return where an entry is written."""
        return self.entries[entry].mark

    def found(self, words: str) -> tuple[str, ...]:
        """Return the ids of the entries that have every one of some words in their id, their label or their tags."""
        wanted = fold(words).split()
        return tuple(
            entry
            for entry, known in self.entries.items()
            if not wanted or all(word in fold(f"{entry} {self.label(entry)} {' '.join(known.tags)}") for word in wanted)
        )


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a deck cannot be used.

    Attributes:
        problems: what is wrong in it, in the order of the file; none where the file itself cannot be read.
        reason: the same in one line.
        files: the files that it names, as far as they could be told.
    """

    problems: tuple[Problem, ...]
    reason: str
    files: frozenset[Path]


def read_edition(path: Path, name: str, pause: Callable[[], None] = lambda: None) -> Edition | Mistake:
    """Read a deck; may be called in any thread.

    Args:
        path: the deck file.
        name: the file as the author calls it.
        pause: called between the parts of the work; what it raises ends it.
    """
    files = {path}
    with uncollected():
        try:
            deck = read_deck(path, name, files)
            pause()
            return Edition(BankWriter(deck, pause=pause), frozenset(files))
        except DeckError as error:
            return Mistake(error.problems, str(error), frozenset(files))
        except QuizError as error:
            return Mistake((), str(error), frozenset(files))
