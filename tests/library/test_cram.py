"""Cramming."""

import sqlite3
from contextlib import closing
from random import Random

import pytest

from quiz.grading.response import Unknown
from quiz.library.cram import CramChoice, cram, cram_cards
from quiz.library.library import Library
from quiz.paths import Home
from quiz.session.steps import Ask, Done, Feedback
from tests.conftest import BUILTIN
from tests.support.clock import FakeClock
from tests.support.learner import right_answer, study_all


def dump(home: Home) -> list[str]:
    """Return everything that is in the database, as SQL."""
    with closing(sqlite3.connect(home.database)) as database:
        return list(database.iterdump())


@pytest.mark.parametrize("seed", range(3))
def test_cramming_stores_nothing_and_asks_until_each_card_was_right(
    library: Library, home: Home, clock: FakeClock, seed: int
) -> None:
    """After any mix of answers and undoing the database is as before, letter for letter."""
    study_all(library.study([BUILTIN]), clock)
    before = dump(home)
    run, random = cram(library, [BUILTIN], CramChoice(most=30)), Random(seed)
    planned = set(run.session.unasked) | set(run.session.held) | {run.session.step.card.id}  # type: ignore[union-attr]
    assert len(planned) == 30
    right: set[str] = set()
    undone = 0
    while not isinstance(run.step, Done):
        clock.pass_time(seconds=5)
        step = run.step
        if isinstance(step, Ask):
            knows = random.random() < 0.6
            run.answer(right_answer(step.question) if knows else Unknown())
            if undone < 5 and random.random() < 0.2:
                undone += 1
                assert run.undo() == "answer"
                assert isinstance(run.step, Ask)
        else:
            assert isinstance(step, Feedback)
            if step.passed:
                right.add(step.card.id)
            run.proceed()
    assert right == planned
    assert run.session.tally.passed == 30
    assert run.session.tally.answered > 30
    assert dump(home) == before


def test_undo_never_reaches_beyond_the_cram(library: Library, home: Home, clock: FakeClock) -> None:
    """At the first question there is nothing to undo, whatever was studied before."""
    study_all(library.study([BUILTIN]), clock)
    before = dump(home)
    run = cram(library, [BUILTIN], CramChoice(most=5))
    assert run.undo() == ""
    assert dump(home) == before


def test_every_card_of_a_deck_can_be_crammed(library: Library, clock: FakeClock) -> None:
    """Cards that tell each other's answers come in rounds, so that none is left out."""
    run = cram(library, [BUILTIN], CramChoice())
    assert run.session.held
    asked = {question.card for question in study_all(run, clock)}
    assert asked == {card.id for card in library.bank(BUILTIN).cards}


def test_cards_are_chosen_by_what_is_known_of_them(library: Library, clock: FakeClock) -> None:
    """Tags, flags and what was forgotten today choose cards; what is left out of study stays out."""
    bank = library.bank(BUILTIN)
    tagged = cram_cards(library, [BUILTIN], CramChoice(tags=frozenset({"visits"})))
    assert tagged == {card.id for card in bank.cards if "visits" in card.tags}
    first, second, *_ = (card.id for card in bank.cards)
    library.deeds.flag([first])
    assert cram_cards(library, [BUILTIN], CramChoice("flagged")) == {first}
    assert cram_cards(library, [BUILTIN], CramChoice("forgotten")) == frozenset()
    library.deeds.suspend([second])
    assert second not in cram_cards(library, [BUILTIN], CramChoice())
    study_all(library.study([BUILTIN]), clock, knows=False)
    forgotten = cram_cards(library, [BUILTIN], CramChoice("forgotten"))
    assert len(forgotten) > 10
    clock.pass_time(days=1)
    assert cram_cards(library, [BUILTIN], CramChoice("forgotten")) == frozenset()


def test_the_order_is_by_chance_and_the_clock_decides_it(library: Library, clock: FakeClock) -> None:
    """The same moment gives the same cards, another one others."""
    first = cram(library, [BUILTIN], CramChoice(most=10)).session.unasked
    assert cram(library, [BUILTIN], CramChoice(most=10)).session.unasked == first
    clock.pass_time(seconds=1)
    assert cram(library, [BUILTIN], CramChoice(most=10)).session.unasked != first
