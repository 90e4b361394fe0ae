"""Keeping generated banks, killed."""

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from quiz.compiled.cache import BankCache
from quiz.decks.read import read_deck
from quiz.library.banks import Banks
from quiz.model.question import Bank
from quiz.paths import replacing
from quiz.questions.bank import build_bank
from tests.faults.kind import Judged, Kind, Say, leftovers, place
from tests.support.decks import write_deck

_DECKS = 3
_FACTS = 40


def _write(folder: Path, deck: int, version: int) -> Path:
    facts = "".join(f"  - {{id: f{n}, text: 'Number {n} is {{word{n} of {version}}}.'}}\n" for n in range(_FACTS))
    path = folder / f"d{deck}.yaml"
    with replacing(path) as part:
        write_deck(folder, f"facts:\n{facts}", part.name)
    return path


def _prepare(folder: Path) -> None:
    for deck in range(_DECKS):
        _write(folder, deck, 0)


def _work(folder: Path, say: Say) -> None:
    """Change a deck and let its bank be kept, again and again."""
    cache = BankCache(place(folder).banks)
    banks = Banks(cache)
    for number in count(1):
        path = _write(folder, number % _DECKS, number)
        _ = contents(banks.of(path, path.name))
        say(f"{path.name} {number}")


def _judge(folder: Path, said: Sequence[str], kills: int) -> Judged:
    """The cache may forget, but what it gives is what the deck says now."""
    faults = leftovers(folder)
    cache = BankCache(place(folder).banks)
    for path in sorted(folder.glob("d*.yaml")):
        if contents(Banks(cache).of(path, path.name)) != contents(build_bank(read_deck(path, path.name))):
            faults.append(f"{path.name}: the bank is another")
    cache.close()
    return Judged((), tuple(faults))


def contents(bank: Bank) -> tuple[object, ...]:
    """Return what a bank holds."""
    return bank.deck, tuple(bank.cards), tuple(bank.questions)


CACHING = Kind("keeping banks", _prepare, _work, _judge)
