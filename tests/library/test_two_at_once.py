"""Two windows, or two programs, over one memory."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from quiz.app.app import QuizApp
from quiz.errors import QuizError
from quiz.grading.response import Unknown
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.library.study import Study
from quiz.model.review import Grade
from quiz.model.settings import Settings
from quiz.session.steps import Ask, Done, Feedback, Teach
from quiz.store.sqlite import SqliteStore
from tests.faults import studying
from tests.faults.kind import damage, place
from tests.support.app import until, words
from tests.support.clock import FakeClock
from tests.support.decks import write_deck
from tests.support.learner import right_answer

ROOT = Path(__file__).parents[2]


@pytest.fixture
def windows(tmp_path: Path, clock: FakeClock) -> tuple[Library, Library]:
    """Return two libraries over one database, as two programs have them."""
    write_deck(tmp_path, studying.body(12))
    path = tmp_path / "m.sqlite3"
    first, second = (
        Library(Shelf((tmp_path,)), SqliteStore(path), clock, Settings(timezone="UTC", new_per_day=99))
        for _ in range(2)
    )
    return first, second


def take_step(study: Study, *, knows: bool = True) -> str:
    """Take one step; return the card that was answered, if one was."""
    step = study.step
    if isinstance(step, Teach):
        study.understood()
    elif isinstance(step, Ask):
        study.answer(right_answer(step.question) if knows else Unknown())
        return step.card.id
    else:
        study.proceed()
    return ""


def to_question(study: Study) -> str:
    """Go on until a question is asked; return its card."""
    while not isinstance(study.step, Ask):
        take_step(study)
    return study.step.card.id


@pytest.mark.parametrize("seed", range(4))
def test_two_sessions_share_the_work(windows: tuple[Library, Library], clock: FakeClock, seed: int) -> None:
    """Stepping in any order, no review is lost or doubled, and each sees what the other answered."""
    studies = [library.study(["small"]) for library in windows]
    chance = Random(seed)
    answered: list[str] = []
    while any(not isinstance(study.step, Done) for study in studies):
        clock.pass_time(seconds=15)
        study = chance.choice(studies)
        card = take_step(study, knows=chance.random() < 0.8)
        answered += [card] if card else []
    store = windows[0].store
    assert [review.card for review in store.reviews()] == answered
    for card, memory in store.memories("small").items():
        assert memory.reps == answered.count(card)
    # A card alone takes two or three right answers on its first day; two sessions that did not see each
    # other would take twice as many.
    assert len(answered) < 12 * 4


def test_a_card_that_another_window_answered_is_not_asked_from_a_stale_queue(windows: tuple[Library, Library]) -> None:
    """The next card is chosen by what is stored now."""
    one, two = (library.study(["small"]) for library in windows)
    assert to_question(one) == to_question(two)
    while len(one.session.queue) > 2:
        take_step(one)
    answered = windows[0].store.memories("small").keys()
    assert len(answered) > 3
    take_step(two)
    take_step(two)
    assert not answered & set(two.session.queue)


def test_both_answers_to_one_question_count(windows: tuple[Library, Library], clock: FakeClock) -> None:
    """The second is reckoned from the memory that the first one left, and each window undoes its own in turn."""
    one, two = (library.study(["small"]) for library in windows)
    card = to_question(one)
    assert to_question(two) == card
    one.answer(Unknown())
    clock.pass_time(seconds=5)
    take_step(two)
    store = windows[0].store
    memory = store.memory(card)
    assert memory is not None
    assert memory.reps == 2
    assert isinstance(two.step, Feedback)
    assert two.step.change.before.reps == 1
    with pytest.raises(QuizError, match="cannot be taken back"):
        one.undo()
    two.undo()
    one.undo()
    assert store.memory(card) is None
    assert list(store.reviews()) == []


def test_a_correction_that_comes_too_late_is_refused(windows: tuple[Library, Library]) -> None:
    """A grade is not corrected once the card was answered again elsewhere: the later answer builds on it."""
    one, two = (library.study(["small"]) for library in windows)
    to_question(one)
    to_question(two)
    take_step(one)
    take_step(two)
    with pytest.raises(QuizError, match="answered in another window"):
        one.regrade(Grade.EASY)
    two.regrade(Grade.EASY)
    assert [review.grade for review in windows[0].store.reviews()] == [Grade.GOOD, Grade.EASY]


def test_a_card_that_another_window_suspended_is_not_asked(windows: tuple[Library, Library]) -> None:
    """What is decided about cards elsewhere holds from the next card on."""
    study = windows[0].study(["small"])
    left = study.session.queue[3]
    windows[1].deeds.suspend([left])
    take_step(study)
    assert left not in study.session.queue


def test_two_programs_answer_the_same_deck(tmp_path: Path) -> None:
    """Two processes that answer as fast as they can lose and double nothing."""
    studying.prepare(tmp_path)
    environ = {**os.environ, "QUIZ_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.faults.child", "answering", str(tmp_path)]
    programs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ, cwd=ROOT) for _ in range(2)]
    said: list[str] = []
    for program in programs:
        assert program.stdout is not None
        said += [program.stdout.readline().strip() for _ in range(150)]
    for program in programs:
        program.kill()
        out, _ = program.communicate()
        said += [line.strip() for line in out.splitlines(keepends=True) if line.endswith("\n")]
    acknowledged = [line for line in said if line != "ready"]
    assert len(acknowledged) >= 298
    database = place(tmp_path).database
    with closing(SqliteStore(database)) as store:
        reviews = list(store.reviews())
        ids = [review.id for review in reviews]
        assert set(acknowledged) <= set(ids)
        assert len(ids) <= len(set(acknowledged)) + 2
        for card, memory in store.memories("small").items():
            assert memory.reps == sum(review.card == card for review in reviews)
    assert damage(database) == []


async def test_the_list_of_decks_shows_what_another_window_does(
    windows: tuple[Library, Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While home is shown, an answer given elsewhere brings its numbers up to date by itself."""
    monkeypatch.setattr("quiz.app.screens.home._LOOK", 0.05)
    app = QuizApp(windows[0])
    async with app.run_test() as pilot:
        await pilot.pause()
        before = words(app)
        study = windows[1].study(["small"])
        to_question(study)
        take_step(study)
        await until(pilot, lambda: words(app) != before)
        assert "Welcome" in before
        assert "Welcome" not in words(app)
