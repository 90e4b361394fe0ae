"""What is remembered, reckoned anew with other parameters."""

from dataclasses import replace

import pytest

from quiz.errors import QuizError
from quiz.grading.response import Unknown
from quiz.library.library import Library
from quiz.library.recompute import Recomputation, told
from quiz.model.review import Memory
from quiz.paths import Home
from quiz.session.steps import Ask
from quiz.settings.fields import key_of
from tests.conftest import BUILTIN
from tests.library.test_cram import dump
from tests.support.clock import FakeClock
from tests.support.learner import study_all
from tests.support.memories import FORGETFUL

PARAMETERS = key_of("parameters")


@pytest.fixture
def learnt(library: Library, clock: FakeClock) -> Library:
    """Return a library after some days, with an answer taken back and a card that was reset and learnt anew."""
    for day in range(3):
        study_all(library.study([BUILTIN]), clock, knows=day != 1)
        clock.pass_time(days=4)
    study = library.study([BUILTIN])
    assert isinstance(study.step, Ask)
    library.deeds.reset([list(library.store.memories(BUILTIN))[3]])
    study.answer(Unknown())
    study.undo()
    study_all(library.study([BUILTIN]), clock)
    clock.pass_time(days=2)
    return library


def test_other_parameters_change_what_is_remembered_and_back(learnt: Library, home: Home) -> None:
    """Nothing is stored before the end; then memories and settings are, the log is not, and back restores all."""
    before, log, whole = learnt.store.memories(BUILTIN), list(learnt.store.reviews()), dump(home)
    half = Recomputation(learnt, {PARAMETERS: FORGETFUL})
    assert not half.work(-1)
    assert (half.done, half.total) == (1, len(before))
    assert dump(home) == whole
    outcome = Recomputation(learnt, {PARAMETERS: FORGETFUL}).finish()
    after = learnt.store.memories(BUILTIN)
    assert learnt.settings.parameters == FORGETFUL
    assert outcome.cards == len(before)
    today = learnt.now().day
    assert outcome.due_after == sum(memory.due_day is not None and memory.due_day <= today for memory in after.values())
    assert outcome.moved == sum(after[card].due_day != before[card].due_day for card in before) > 0
    assert all(after[card].stability != before[card].stability for card in before)
    assert f"due days move: {outcome.due_after} due now, {outcome.due_before} before." in told(outcome)
    assert list(learnt.store.reviews()) == log
    again = Recomputation(learnt, {PARAMETERS: FORGETFUL}).finish()
    assert (again.moved, learnt.store.memories(BUILTIN)) == (0, after)
    Recomputation(learnt, {PARAMETERS: ()}).finish()
    assert learnt.store.memories(BUILTIN) == before


def test_decks_with_their_own_parameters_are_left(learnt: Library) -> None:
    """Parameters of all decks change nothing in a deck with its own."""
    own = key_of(f"decks.{BUILTIN}.parameters")
    Recomputation(learnt, {own: FORGETFUL}, BUILTIN).finish()
    known = learnt.store.memories(BUILTIN)
    outcome = Recomputation(learnt, {PARAMETERS: FORGETFUL}).finish()
    assert told(outcome) == "Nothing is remembered yet that it would change."
    assert learnt.store.memories(BUILTIN) == known


def test_a_card_that_changed_meanwhile_is_reckoned_again(learnt: Library) -> None:
    """An answer in another window between reckoning and storing is neither lost nor left out."""
    change = Recomputation(learnt, {PARAMETERS: FORGETFUL})
    assert change.work(60)
    (last,) = list(learnt.store.reviews())[-1:]
    learnt.store.undo(last.id, last.at)
    changed = learnt.store.memories(BUILTIN)[last.card]
    change.finish()
    now = learnt.store.memories(BUILTIN)[last.card]
    assert now.reps == changed.reps
    assert now == learnt.scheduler.replay(changed, learnt.store.reviews_of(last.card), 0.0)
    assert now.stability != changed.stability


def test_what_cannot_be_stored_changes_nothing(learnt: Library, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the memories cannot be stored, the settings are again what they were."""
    whole = dump(home)
    insert = learnt.store._set_memory  # type: ignore[attr-defined]
    left = iter(range(5))

    def failing(memory: Memory) -> None:
        if next(left, None) is None:
            msg = "the disk is full"
            raise QuizError(msg)
        insert(replace(memory, lapses=9))

    monkeypatch.setattr(learnt.store, "_set_memory", failing)
    with pytest.raises(QuizError, match="the disk is full"):
        Recomputation(learnt, {PARAMETERS: FORGETFUL}).finish()
    assert learnt.settings.parameters == ()
    assert dump(home) == whole
