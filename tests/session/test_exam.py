"""The exam machine."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.grading.grade import grade
from quiz.grading.names import Lexicon
from quiz.grading.response import Picked, Response, Typed, Unknown
from quiz.memory.scheduler import Scheduler
from quiz.model.exam import Score
from quiz.model.question import Bank
from quiz.model.review import Grade, Verdict
from quiz.model.settings import Settings
from quiz.session import exam as machine
from quiz.session.exam import Exam
from quiz.session.exam_draw import ExamChoice, draw
from quiz.session.state import Moment
from tests.support.learner import right_answer

MINUTE = 60_000
Move = Callable[[Exam, int], Exam]


def begun(bank: Bank, questions: int = 6, minutes: float | None = None) -> Exam:
    """Begin an exam over a bank."""
    return machine.begin(draw({bank.deck: bank}, ExamChoice(questions), 1), 0, minutes)


def _moves() -> st.SearchStrategy[list[tuple[str, int, int]]]:
    names = st.sampled_from(["right", "wrong", "clear", "unknown", "go", "keep", "hand in", "expire"])
    return st.lists(st.tuples(names, st.integers(-2, 8), st.integers(0, 50_000)), max_size=30)


def _moved(exam: Exam, name: str, number: int, at: int) -> Exam:
    if name == "go":
        return machine.go_to(exam, number, at)
    if name == "hand in":
        return machine.hand_in(exam, at)
    if name == "expire":
        return machine.expire(exam, at)
    answers: dict[str, Response | None] = {
        "right": right_answer(exam.items[exam.place].question),
        "wrong": Picked(()),
        "unknown": Unknown(),
        "clear": None,
    }
    if name == "keep":
        return machine.keep(exam, right_answer(exam.items[exam.place].question), at)
    return machine.answer(exam, answers[name], at)


@given(moves=_moves(), minutes=st.none() | st.floats(0.1, 5))
@example(moves=[("keep", 0, 6_000), ("go", 0, 0)], minutes=0.1)
def test_any_moves_keep_an_exam_whole(bank: Bank, moves: list[tuple[str, int, int]], minutes: float | None) -> None:
    """Questions stay, the place is one of theirs, nothing changes after the end, and the score is the answers'."""
    exam = first = begun(bank, minutes=minutes)
    at, known = 0, dict.fromkeys(range(len(exam.items)), False)
    for name, number, passed in moves:
        at += passed
        before = exam
        exam = _moved(exam, name, number, at)
        assert [item.question for item in exam.items] == [item.question for item in first.items]
        assert 0 <= exam.place < len(exam.items)
        if before.over:
            assert exam is before
        elif name == "keep":
            # What was entered before the time was over is kept by the look that finds it over.
            assert exam.place == before.place
            assert exam.items[exam.place].response is not None
            assert exam.items[exam.place].answered_at <= (at if exam.ends_at is None else exam.ends_at)
            known[before.place] = True
        elif minutes is not None and at >= minutes * MINUTE + 1:
            assert exam.timed_out
            assert [item.response for item in exam.items] == [item.response for item in before.items]
        elif name in {"right", "wrong", "clear", "unknown"}:
            known[before.place] = name == "right"
        # To keep a draft is no look at the clock: the next move ends the exam.
        if name != "keep" and not exam.over and exam.left(at) is not None:
            assert exam.left(at)
        assert sum(item.took for item in exam.items) <= at
    result = machine.marked(exam, {bank.deck: bank}, "x")
    lexicon = Lexicon(bank.names, bank.people)
    assert [one.right for one in result.marked] == list(known.values())
    assert result.score.right == sum(
        item.response is not None and grade(item.question, item.response, lexicon).verdict is not Verdict.WRONG
        for item in exam.items
    )
    assert sum(score.asked for score in result.by_format().values()) == result.score.asked == len(exam.items)
    assert set(exam.unanswered) == {place for place, one in enumerate(result.marked) if not one.answered}
    assert 0 <= result.score.corrected <= result.score.share <= 1


def test_answers_can_be_changed_until_the_end(bank: Bank) -> None:
    """Going back and answering anew replaces the answer; after handing in nothing does."""
    exam = begun(bank)
    exam = machine.answer(exam, Picked(()), 1_000)
    assert exam.place == 1
    exam = machine.answer(machine.go_to(exam, 0, 2_000), right_answer(exam.items[0].question), 3_000)
    exam = machine.hand_in(exam, 4_000)
    assert machine.answer(exam, None, 5_000) is exam
    marked = machine.marked(exam, {bank.deck: bank}, "x").marked
    assert [one.right for one in marked] == [True, *[False] * 5]
    assert (exam.items[0].took, exam.items[0].answered_at) == (2_000, 3_000)


def test_when_the_time_is_over_what_was_answered_is_handed_in(bank: Bank) -> None:
    """The answer that comes too late is not taken; those before are."""
    exam = begun(bank, minutes=1)
    exam = machine.answer(exam, right_answer(exam.items[0].question), 30_000)
    late = machine.answer(exam, right_answer(exam.items[1].question), 60_000)
    assert late.timed_out
    result = machine.marked(late, {bank.deck: bank}, "x")
    assert (result.score.right, result.timed_out, result.took) == (1, True, MINUTE)


def test_guessing_is_taken_off_and_leaving_open_costs_nothing(bank: Bank) -> None:
    """Half right among true-or-false questions is worth nothing; half right and half left open is."""
    questions = draw({bank.deck: bank}, ExamChoice(4, formats=frozenset({"choice"})), 3)
    exam = machine.begin(questions, 0)
    for place in range(2):
        exam = machine.answer(machine.go_to(exam, place, 0), right_answer(questions[place]), 0)
    assert machine.marked(exam, {bank.deck: bank}, "x").score == Score(2, 4, 0.5)
    for place in (2, 3):
        exam = machine.answer(machine.go_to(exam, place, 0), Picked((9,)), 0)
    score = machine.marked(exam, {bank.deck: bank}, "x").score
    cost = sum(question.guess / (1 - question.guess) for question in questions[2:])
    assert score.corrected == pytest.approx((2 - cost) / 4)
    assert score.corrected < score.share == 0.5


def test_an_answer_can_become_the_review_of_a_session(bank: Bank) -> None:
    """It has the grade, the time and the memory that a session would have given."""
    exam = begun(bank)
    exam = machine.answer(exam, right_answer(exam.items[0].question), 5_000)
    scheduler, now = Scheduler(Settings()), Moment(9_000, 739_000, 60)
    change = machine.as_review(exam.items[0], bank, None, scheduler, now, "r")
    assert (change.review.grade, change.review.took, change.review.at) == (Grade.GOOD, 5_000, 5_000)
    assert change.review.card == exam.items[0].question.card
    assert change.after.reps == 1
    wrong = machine.answer(begun(bank), Typed("?"), 5_000)
    assert machine.as_review(wrong.items[0], bank, None, scheduler, now, "r").review.grade is Grade.AGAIN
    with pytest.raises(ValueError, match="was not answered"):
        machine.as_review(exam.items[1], bank, None, scheduler, now, "r")
