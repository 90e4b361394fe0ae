"""Whole banks that are written in the background."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextvars import copy_context
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.cli.background import lock_of
from quiz.compiled.bank import CompiledBank
from quiz.compiled.cache import BankCache
from quiz.compiled.packed import PackedBank
from quiz.compiled.pending import PendingBank
from quiz.compiled.turn import turn
from quiz.decks.read import read_deck
from quiz.errors import DeckError
from quiz.library.banks import SMALL, Banks
from quiz.library.filling import ELSEWHERE, Background
from quiz.library.writing import pack
from quiz.model.deck import Deck
from quiz.model.limits import hold, limits
from quiz.model.question import Bank
from quiz.paths import Home
from quiz.questions.bank import build_bank
from tests.support.decks import write_deck

COMMAND = (sys.executable, "-m", "quiz.cli.background")


def body(facts: int = SMALL + 1, word: str = "word") -> str:
    """Return a deck of some facts, too large to be written at once."""
    return "facts:\n" + "".join(f"  - {{id: f{n}, text: 'Number {n} is {{{word}{n}}}.'}}\n" for n in range(facts))


class Opened:
    """The banks of one start after another, and what they started."""

    def __init__(self, home: Home) -> None:
        """Begin with no start."""
        self._home = home
        self._caches: list[BankCache] = []
        self.started: list[Background] = []

    def banks(self) -> Banks:
        """Open the cache anew, as a new start of the program does."""
        self._caches.append(BankCache(self._home.banks))
        return Banks(self._caches[-1], fill=self._fill)

    def _fill(self, find: Callable[[], Bank | None], file: Path, name: str) -> Background:
        self.started.append(Background(COMMAND, find, file, name))
        return self.started[-1]

    def close(self) -> None:
        """Wait for what was started, and close what was opened."""
        for started in self.started:
            started.wait()
        for cache in self._caches:
            cache.close()


@pytest.fixture
def opened(home: Home) -> Iterator[Opened]:
    """Return what starts the program again and again."""
    found = Opened(home)
    yield found
    found.close()


def contents(bank: Bank) -> tuple[object, ...]:
    """Return what a bank holds."""
    return bank.deck, bank.title, tuple(bank.cards), tuple(bank.questions), dict(bank.names), bank.people


def fresh(path: Path) -> tuple[object, ...]:
    """Return what the bank of a deck file holds when it is generated now."""
    return contents(build_bank(read_deck(path)))


def leftovers(home: Home) -> list[str]:
    """Return what lies beside the cache."""
    return sorted(path.name for path in home.banks.parent.iterdir() if not path.name.startswith(home.banks.name))


def test_a_large_deck_is_whole_at_the_next_start(tmp_path: Path, home: Home, opened: Opened) -> None:
    """A large deck is pending at first; the next start finds its whole bank, and nothing is left beside it."""
    path = write_deck(tmp_path, body())
    assert isinstance(opened.banks().of(path), PendingBank)
    assert [started.wait() for started in opened.started] == [0]
    again = opened.banks().of(path)
    assert isinstance(again, CompiledBank)
    assert contents(again) == fresh(path)
    assert leftovers(home) == []
    assert len(opened.started) == 1


def test_a_small_deck_is_written_at_once(tmp_path: Path, opened: Opened) -> None:
    """A deck that takes no time is kept before it is shown, and nothing is started."""
    path = write_deck(tmp_path, body(SMALL))
    assert isinstance(opened.banks().of(path), CompiledBank)
    assert opened.started == []


def test_an_open_session_goes_on_with_its_bank_and_the_next_one_takes_the_whole(tmp_path: Path, opened: Opened) -> None:
    """The bank of a session stays the same object; who asks for the deck again gets what was written meanwhile."""
    path = write_deck(tmp_path, body())
    banks = opened.banks()
    bank = banks.of(path)
    told: list[float] = []
    bank.complete(told.append)
    assert bank.whole
    assert contents(bank) == fresh(path)
    assert isinstance(banks.of(path), CompiledBank)


def test_a_bank_that_was_written_of_another_content_is_not_taken(tmp_path: Path, opened: Opened) -> None:
    """When the deck changes while it is written, the session keeps the questions of what it began with."""
    path = write_deck(tmp_path, body())
    before = fresh(path)
    bank = opened.banks().of(path)
    write_deck(tmp_path, body(word="sort"))
    opened.started[0].wait()
    assert not bank.whole
    bank.complete()
    assert contents(bank) == before
    other = opened.banks().of(path)
    other.complete()
    assert contents(other) == fresh(path) != before


def test_one_process_writes_a_bank(tmp_path: Path, home: Home, opened: Opened) -> None:
    """While one process writes a bank another one ends at once; once it is let go, it is written."""
    path = write_deck(tmp_path, body())
    opened.banks().of(path)
    opened.started[0].wait()
    lock = lock_of(home.banks.parent, path, str(path))
    write_deck(tmp_path, body(word="sort"))
    with turn(lock, wait=False) as mine:
        assert mine
        bank = opened.banks().of(path)
        assert opened.started[1].wait() == ELSEWHERE
        assert opened.started[1].share() is not None
        assert not bank.whole
    bank.complete()
    assert contents(bank) == fresh(path)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes cannot be killed so here")
def test_a_killed_process_does_no_harm(tmp_path: Path, opened: Opened) -> None:
    """Who waits for a process that is killed writes the questions itself, and the next start begins anew."""
    path = write_deck(tmp_path, body())
    bank = opened.banks().of(path)
    process = opened.started[0]._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    bank.complete()
    assert contents(bank) == fresh(path)
    assert isinstance(opened.banks().of(path), PendingBank)
    assert opened.started[1].wait() == 0
    assert isinstance(opened.banks().of(path), CompiledBank)


def test_what_stands_in_the_place_of_the_cache_stays(tmp_path: Path, home: Home, opened: Opened) -> None:
    """Where nothing can be kept the process ends, and the questions are written as they are asked for."""
    path = write_deck(tmp_path, body())
    home.banks.parent.parent.mkdir(parents=True, exist_ok=True)
    home.banks.parent.write_text("a file in place of the folder", encoding="utf-8")
    bank = opened.banks().of(path)
    assert contents(bank) == fresh(path)
    assert [started.wait() for started in opened.started] == [ELSEWHERE]
    assert home.banks.parent.read_text("utf-8") == "a file in place of the folder"


def test_a_cache_that_cannot_be_made_starts_nothing_in_vain(tmp_path: Path) -> None:
    """Without a place to keep it no bank is written in vain."""
    path = write_deck(tmp_path, body())
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")

    def refuse(_: Deck) -> PackedBank:
        raise AssertionError

    banks = Banks(BankCache(blocked / "cache" / "banks.sqlite3"))
    assert banks.fill(path, str(path), refuse) is False
    assert contents(banks.of(path)) == fresh(path)


def test_a_bank_written_in_parts_is_kept_as_one(tmp_path: Path, home: Home) -> None:
    """However many processes write it, the bank that is kept is the same, and a second time nothing is written."""
    path = write_deck(tmp_path, body(400))
    cache = BankCache(home.banks)
    banks = Banks(cache)
    assert banks.fill(path, str(path), lambda deck: pack(deck, processes=2))
    assert contents(banks.of(path)) == fresh(path)
    assert banks.fill(path, str(path), lambda _: pytest.fail("it is kept already"))
    cache.close()


def test_lowered_limits_hold_for_a_bank_that_is_pending(tmp_path: Path, opened: Opened) -> None:
    """A deck that is larger than the limits allow now cannot be used, although it is open; its session goes on."""
    path = write_deck(tmp_path, body())
    banks = opened.banks()
    bank = banks.of(path)

    def lowered() -> None:
        hold(replace(limits(), facts=SMALL))
        with pytest.raises(DeckError):
            banks.of(path)
        bank.complete()

    copy_context().run(lowered)
    assert contents(bank) == fresh(path)
    assert isinstance(banks.of(path), CompiledBank)
