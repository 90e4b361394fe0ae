"""A learner's collection of any size, made in a moment: a deck, its compiled bank, memories and a long log."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from quiz.clock import SystemClock
from quiz.compiled.cache import BankCache
from quiz.library.banks import Banks
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.model.question import Bank
from quiz.model.review import Grade, Memory, Phase, Review, Verdict
from quiz.model.settings import Settings
from quiz.paths import Home
from quiz.store.interface import Adoption
from quiz.store.sqlite import SqliteStore
from tests.benchmarks.synthetic import deck_lines

DECK = "synthetic"
CARDS_A_FACT = 2.95
_LEARNT = 0.9
"""What part of the cards is learnt."""
_YEARS = 10 * 365
_DAY = 86_400_000
_EPOCH = date(1970, 1, 1).toordinal()
_RUN = 20_000


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
    bank = found.library.bank(DECK)
    for some in _runs(_adoptions(bank, reviews)):
        found.store.adopt(some)
    found.close()


def opened(folder: Path) -> Collection:
    """Open a collection as a start of the program does."""
    home = Home(folder)
    store, cache = SqliteStore(home.database), BankCache(home.banks)
    library = Library(Shelf((home.decks,)), store, SystemClock(), Settings(), banks=Banks(cache))
    return Collection(library, store, cache)


def _adoptions(bank: Bank, reviews: int) -> Iterator[Adoption]:
    chance, today = Random(0), date.today().toordinal()  # noqa: DTZ011 - as the clock of the machine has it
    ids = bank.ids[: max(1, round(len(bank.ids) * _LEARNT))]
    each, more = divmod(reviews, len(ids))
    for place, card in enumerate(ids):
        count = each + (place < more)
        log = [_review(card, number, today - _YEARS + _YEARS * number // count, chance) for number in range(count)]
        memory = Memory(
            card, Phase.REVIEW, 0, chance.uniform(1, 400), chance.uniform(1, 10), today + chance.randint(-1, 400),
            None, today - chance.randint(1, 90), max(1, count), chance.choice((0, 0, 0, 0, 1, 4)), f"{card}/choice",
        )  # fmt: skip
        yield Adoption(
            card, tuple((entry, Memory(card, Phase.REVIEW, stability=9.0, reps=1)) for entry in log), None, memory
        )


def _review(card: str, number: int, day: int, chance: Random) -> Review:
    return Review(
        f"{card}#{number}", card, f"{card}/choice", chance.choice(("choice", "typed", "cloze")),
        (day - _EPOCH) * _DAY + chance.randrange(_DAY), 60, day, chance.choice(list(Grade)), Verdict.CORRECT,
        number < 0, "an answer", chance.randint(500, 30_000), 0.25, Phase.REVIEW if number else Phase.NEW, 9.0,
    )  # fmt: skip


def _runs(adoptions: Iterator[Adoption]) -> Iterator[list[Adoption]]:
    run: list[Adoption] = []
    for adoption in adoptions:
        run.append(adoption)
        if len(run) == _RUN:
            yield run
            run = []
    yield run
