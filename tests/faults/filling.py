"""Writing whole banks in the background, killed."""

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from quiz.compiled.bank import CompiledBank
from quiz.compiled.cache import BankCache
from quiz.compiled.turn import turn
from quiz.decks.read import read_deck
from quiz.library.banks import SMALL, Banks
from quiz.library.writing import pack
from quiz.paths import replacing
from quiz.questions.bank import build_bank
from tests.faults.caching import contents
from tests.faults.kind import Judged, Kind, Say, leftovers, place
from tests.support.decks import write_deck

_NAME = "large.yaml"
_PROCESSES = 2


def _write(folder: Path, version: int) -> Path:
    facts = "".join(f"  - {{id: f{n}, text: 'Number {n} is {{word{n} of {version}}}.'}}\n" for n in range(SMALL + 1))
    with replacing(folder / _NAME) as part:
        write_deck(folder, f"facts:\n{facts}", part.name)
    return folder / _NAME


def _prepare(folder: Path) -> None:
    _write(folder, 0)
    place(folder).banks.parent.mkdir(parents=True)


def _lock(folder: Path) -> Path:
    return place(folder).banks.parent / "all.lock"


def _work(folder: Path, say: Say) -> None:
    """Change a deck and write its bank with several processes, again and again."""
    for number in count(1):
        path = _write(folder, number)
        with turn(_lock(folder), wait=False) as mine:
            cache = BankCache(place(folder).banks)
            kept = mine and Banks(cache).fill(path, _NAME, lambda deck: pack(deck, _PROCESSES))
            cache.close()
        say(f"{number} {'kept' if kept else 'not kept'}")


def _judge(folder: Path, said: Sequence[str], kills: int) -> Judged:
    """What is kept is what the deck says, the lock is free, and no bank that was told to be kept was not."""
    faults = leftovers(folder)
    faults += [f"version {line}" for line in said if line.endswith("not kept")]
    cache = BankCache(place(folder).banks)
    bank = Banks(cache).of(folder / _NAME, _NAME)
    deck = read_deck(folder / _NAME, _NAME)
    if contents(bank) != contents(build_bank(deck)):
        faults.append("the bank is another")
    cache.close()
    lost = []
    version = (folder / _NAME).read_text("utf-8").partition("word0 of ")[2].partition("}")[0]
    if said and said[-1] == f"{version} kept" and not isinstance(bank, CompiledBank):
        lost.append(f"version {version} after {kills} kills")
    with turn(_lock(folder), wait=False) as mine:
        if not mine:
            faults.append("the lock is held by nobody")
    beside = [path.name for path in place(folder).banks.parent.iterdir() if not path.name.startswith("banks.sqlite3")]
    return Judged(tuple(lost), (*faults, *(f"left over: {name}" for name in beside)))


FILLING = Kind("writing banks in the background", _prepare, _work, _judge, span=2.0)
