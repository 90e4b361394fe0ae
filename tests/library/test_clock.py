"""A clock that jumps, and a learner who travels, do no harm."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.grading.response import Unknown
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.model.review import Phase
from quiz.model.settings import Settings
from quiz.session.steps import Ask, Done, Feedback, Teach
from quiz.stats.streak import streak
from quiz.store.sqlite import SqliteStore
from tests.support.clock import FakeClock
from tests.support.decks import write_deck
from tests.support.examples import few
from tests.support.learner import right_answer, study_all

BODY = "questions:\n" + "".join(f"  - {{id: q{n}, typed: What is {n}?, answer: x{n}}}\n" for n in range(4))
ZONES = ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata", "Europe/Berlin")
JUMPS = st.lists(
    st.tuples(st.integers(-400 * 1_440, 400 * 1_440), st.sampled_from(ZONES), st.booleans()), min_size=1, max_size=10
)


def open_library(folder: Path) -> tuple[Library, FakeClock]:
    """Open a library over a deck of four cards."""
    write_deck(folder, BODY)
    clock = FakeClock()
    store = SqliteStore(folder / "m.sqlite3")
    return Library(Shelf((folder,)), store, clock, Settings(timezone="UTC", new_per_day=99)), clock


@few(20)
@given(JUMPS)
def test_intervals_are_never_negative_and_undo_goes_by_number(
    tmp_path_factory: pytest.TempPathFactory, jumps: list[tuple[int, str, bool]]
) -> None:
    """Whatever the clock does, a learnt card is due after its last answer, and undoing leads back step by step."""
    library, clock = open_library(tmp_path_factory.mktemp("clock"))
    store = library.store
    before = [store.memories("small")]
    answered: list[str] = []
    for minutes, zone, knows in jumps:
        clock.moment += timedelta(minutes=minutes)
        library.adopt(replace(library.settings, timezone=zone))
        study = library.study(["small"])
        for _ in range(9):
            step = study.step
            if isinstance(step, Teach):
                study.understood()
            elif isinstance(step, Ask):
                study.answer(right_answer(step.question) if knows else Unknown())
                answered.append(study.session.last_review)
                before.append(store.memories("small"))
            elif isinstance(step, Feedback):
                study.proceed()
            else:
                break
        for memory in store.memories("small").values():
            assert memory.last_day is not None
            assert memory.due_day is not None
            assert memory.stability is not None
            assert memory.stability > 0
            if memory.phase is Phase.REVIEW:
                assert memory.due_day > memory.last_day
        days = store.days()
        assert 0 <= streak(days, library.now().day) <= len(days)
    while answered:
        latest = store.latest()
        assert latest is not None
        assert latest.id == answered.pop()
        assert store.memories("small") == before.pop()
        library.deeds.undo(latest)
    assert store.memories("small") == {}
    store.close()


def test_the_last_deed_is_undone_first_though_the_clock_went_back(tmp_path: Path) -> None:
    """A deed after an answer is the later one, whatever the time of day says."""
    library, clock = open_library(tmp_path)
    study_all(library.study(["small"]), clock)
    clock.pass_time(days=-30)
    deed = library.deeds.suspend(["small/q1/question"])
    latest = library.store.latest()
    assert latest is not None
    assert latest.id == deed.id
    library.deeds.undo(latest)
    following = library.store.latest()
    assert following is not None
    assert following.kind == "review"
    library.store.close()


def test_steps_set_while_the_clock_was_ahead_are_taken_now(tmp_path: Path) -> None:
    """A card in learning is asked at once when its step would end years from now."""
    library, clock = open_library(tmp_path)
    clock.pass_time(days=3_000)
    study = library.study(["small"])
    while not isinstance(study.step, Feedback):
        if isinstance(study.step, Ask):
            study.answer(Unknown())
        else:
            study.understood()
    clock.pass_time(days=-3_000)
    plan = library.plan([library.bank("small")])
    assert [at for at, _ in plan.learning] == [0]
    assert len(study_all(library.study(["small"]), clock)) > 1
    assert isinstance(library.study(["small"]).step, Done)
    library.store.close()
