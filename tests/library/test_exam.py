"""Exams joined to the store."""

import pytest

from quiz.errors import QuizError
from quiz.library.exam import ExamRun
from quiz.library.library import Library
from quiz.paths import Home
from quiz.session.exam_draw import ExamChoice
from tests.conftest import BUILTIN
from tests.library.test_cram import dump
from tests.support.clock import FakeClock
from tests.support.learner import right_answer, study_all


def sat(library: Library, clock: FakeClock) -> ExamRun:
    """Sit an exam of five questions, three of them answered right and the others left open."""
    run = ExamRun(library, [BUILTIN], ExamChoice(5, minutes=10), seed=1)
    for place in range(3):
        clock.pass_time(seconds=20)
        run.answer(right_answer(run.exam.items[place].question))
    run.hand_in()
    return run


def test_an_exam_stores_nothing_by_itself(library: Library, home: Home, clock: FakeClock) -> None:
    """From the first question to the result and the cram of what was wrong the database stays as it is."""
    before = dump(home)
    run = sat(library, clock)
    assert run.result().score.right == 3
    assert run.result().took == 60_000
    cram = run.repeat()
    missed = {one.question.card for one in run.result().missed}
    assert {question.card for question in study_all(cram, clock)} == missed
    assert dump(home) == before


def test_answers_count_as_reviews_when_the_learner_says_so(library: Library, clock: FakeClock) -> None:
    """Each answer given becomes one review, once, and can be taken back."""
    study_all(library.study([BUILTIN]), clock)
    clock.pass_time(days=30)
    memories, reviews = library.store.memories(BUILTIN), list(library.store.reviews())
    run = sat(library, clock)
    assert run.count() == run.count() == 3
    assert run.counted
    added = list(library.store.reviews())[len(reviews) :]
    assert [review.card for review in added] == [item.question.card for item in run.exam.items[:3]]
    assert all(review.took == 20_000 for review in added)
    run.uncount()
    assert library.store.memories(BUILTIN) == memories
    assert list(library.store.reviews()) == reviews


def test_all_answers_count_or_none(library: Library, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """When storing fails on the way, what was stored is taken back."""
    run = sat(library, clock)
    record, calls = library.store.record, []

    def failing(*arguments: object, **named: object) -> None:
        calls.append(1)
        if len(calls) == 3:
            msg = "the disk is full"
            raise QuizError(msg)
        record(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(library.store, "record", failing)
    with pytest.raises(QuizError, match="disk is full"):
        run.count()
    assert not run.counted
    assert list(library.store.reviews()) == []


def test_an_exam_about_nothing_is_refused(library: Library) -> None:
    """A tag that no card has is told before the exam begins."""
    with pytest.raises(QuizError, match="nothing to ask"):
        ExamRun(library, [BUILTIN], ExamChoice(tags=frozenset({"nowhere"})))


def test_the_clock_counts_down(library: Library, clock: FakeClock) -> None:
    """What is left shrinks with the clock, and at the end the exam is handed in."""
    run = ExamRun(library, [BUILTIN], ExamChoice(5, minutes=1))
    clock.pass_time(seconds=20)
    assert run.left == 40_000
    clock.pass_time(seconds=50)
    run.tick()
    assert run.left == 0
    assert run.exam.timed_out
