"""A learner's collection of any size, made in a moment: a deck, its compiled bank, memories and a long log."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from quiz.clock import SystemClock
from quiz.compiled.cache import BankCache
from quiz.library.banks import Banks
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.library.writing import pack
from quiz.model.settings import Settings
from quiz.paths import Home
from quiz.store.sqlite import SqliteStore
from tests.benchmarks.synthetic import deck_lines

DECK = "synthetic"
CARDS_A_FACT = 2.95
_LEARNT = 0.9
"""What part of the cards is learnt."""
_YEARS = 10 * 365
_DAY = 86_400_000
_EPOCH = date(1970, 1, 1).toordinal()
_REVIEW = f"INSERT INTO review VALUES (NULL, {', '.join('?' * 16)})"
_MEMORY = f"INSERT INTO memory VALUES ({', '.join('?' * 13)})"


@dataclass(frozen=True, slots=True)
class Collection:
    """An open collection.

    Attributes:
        library: the library over its one deck.
        store: its store.
        cache: its compiled banks.
    """

    library: Library
    store: SqliteStore
    cache: BankCache

    def close(self) -> None:
        """Close its files."""
        self.cache.close()
        self.store.close()


def made(folder: Path, cards: int, reviews: int) -> None:
    """Write a collection into a data folder: nine of ten cards learnt, the log spread over ten years."""
    home = Home(folder)
    home.decks.mkdir(parents=True)
    text = "\n".join(deck_lines(max(1, round(cards / CARDS_A_FACT)))) + "\n"
    (home.decks / f"{DECK}.yaml").write_text(text, encoding="utf-8")
    found = opened(folder)
    path = home.decks / f"{DECK}.yaml"
    found.library.banks.fill(path, str(path), pack)
    bank = found.library.bank(DECK)
    learnt = bank.ids[: max(1, round(len(bank.ids) * _LEARNT))]
    found.close()
    # Row by row through the store a million reviews would take minutes.
    with closing(sqlite3.connect(home.database, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("BEGIN")
        db.executemany(_REVIEW, _log(learnt, reviews))
        db.executemany(_MEMORY, _memories(learnt, reviews))
        db.execute("COMMIT")


def opened(folder: Path) -> Collection:
    """Open a collection as a start of the program does."""
    home = Home(folder)
    store, cache = SqliteStore(home.database), BankCache(home.banks)
    library = Library(Shelf((home.decks,)), store, SystemClock(), Settings(), banks=Banks(cache))
    return Collection(library, store, cache)


def _log(cards: Sequence[str], reviews: int) -> Iterator[tuple[object, ...]]:
    chance, today = Random(0), _today()
    for number in range(reviews):
        card, day = cards[number % len(cards)], today - _YEARS + _YEARS * number // reviews
        stability = chance.choice((3.0, 9.0, 40.0))
        yield (
            f"r{number}", card, DECK, f"{card}/choice", chance.choice(("choice", "typed", "cloze")),
            (day - _EPOCH) * _DAY + chance.randrange(_DAY), 60, day, chance.randint(1, 4), "correct", 0, "an answer",
            chance.randint(500, 30_000), 0.25, "new" if number < len(cards) else "review",
            f'{{"stability": {stability}}}',
        )  # fmt: skip


def _memories(cards: Sequence[str], reviews: int) -> Iterator[tuple[object, ...]]:
    chance, today = Random(1), _today()
    for card in cards:
        yield (
            card, DECK, "review", 0, chance.uniform(1, 400), chance.uniform(1, 10), today + chance.randint(-1, 400),
            None, today - chance.randint(1, 90), max(1, reviews // len(cards)), chance.choice((0, 0, 0, 0, 1, 4)),
            f"{card}/choice", 0,
        )  # fmt: skip


def _today() -> int:
    """Return a day that no study day is before, whatever the hour: what is answered today counts for its limits."""
    return date.today().toordinal() - 1  # noqa: DTZ011 - as the clock of the machine has it
