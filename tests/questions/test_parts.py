"""Writing questions in several processes."""

import multiprocessing
import os
import signal
import threading
from pathlib import Path

import pytest

from quiz.decks.read import read_deck
from quiz.model.deck import Deck
from quiz.model.fact import Fact
from quiz.model.question import Question
from quiz.questions.bank import BankWriter, Place, build_bank
from quiz.questions.parts import in_parts
from tests.benchmarks.synthetic import deck_lines

_MAIN = os.getpid()


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    """Return a deck of some parts."""
    path = tmp_path_factory.mktemp("parts") / "deck.yaml"
    path.write_text("\n".join(deck_lines(150)) + "\n", encoding="utf-8")
    return read_deck(path)


def write(writer: BankWriter, place: Place) -> tuple[Question, ...]:
    """Write the questions of a card."""
    return writer.questions(place)


def die(writer: BankWriter, place: Place) -> tuple[Question, ...]:
    """Write the questions of a card; be killed at one of them, unless this is done where the test runs."""
    if os.getpid() != _MAIN and place.entry.id == "f60":
        os.kill(os.getpid(), signal.SIGKILL)
    return writer.questions(place)


def name(_: BankWriter, place: Place) -> str:
    """Name a card."""
    return f"{place.entry.id} {place.slot} {isinstance(place.entry, Fact)}"


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_the_questions_are_those_of_the_whole_bank(deck: Deck, processes: int) -> None:
    """However many processes write them, the questions and their order are the same."""
    told: list[float] = []
    written = [question for found in in_parts(deck, write, processes, told.append) for question in found]
    assert written == list(build_bank(deck).questions)
    assert told == sorted(told)
    assert told[-1] == 1


def test_processes_that_are_no_copies_write_the_same(deck: Deck) -> None:
    """Beside other threads, and on systems that cannot copy a process, the deck is sent to new ones."""
    asleep = threading.Event()
    thread = threading.Thread(target=asleep.wait)
    thread.start()
    try:
        written = [question for found in in_parts(deck, write, 2) for question in found]
    finally:
        asleep.set()
        thread.join()
    assert written == list(build_bank(deck).questions)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes cannot be killed so here")
def test_what_a_killed_process_had_to_do_is_done_all_the_same(deck: Deck) -> None:
    """A process that is killed loses nothing of the bank."""
    written = [question for found in in_parts(deck, die, 2) for question in found]
    assert written == list(build_bank(deck).questions)


def test_giving_up_ends_every_process(deck: Deck) -> None:
    """What the teller raises ends the work, and no process goes on."""

    def leave(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(in_parts(deck, write, 2, leave))
    assert multiprocessing.active_children() == []


def test_a_small_deck_is_written_here(tmp_path: Path) -> None:
    """For a few cards no process is started, however many there may be."""
    path = tmp_path / "deck.yaml"
    path.write_text("\n".join(deck_lines(10)) + "\n", encoding="utf-8")
    cards = in_parts(read_deck(path), name)
    assert next(cards) == "f0 who True"
    assert multiprocessing.active_children() == []
    assert len(list(cards)) > 10
