"""How well parameters foresee what is remembered."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory.foresight import Answer, Prediction, counted, fit, histories, predictions, wins
from quiz.memory.formulas import DEFAULTS, recall
from quiz.memory.scheduler import Scheduler
from quiz.model.review import Grade, Memory
from quiz.model.settings import Settings
from tests.support.memories import DAY, review

CHANCES = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40)


def test_a_day_counts_once() -> None:
    """Only the first answer of a later day is an outcome; a card's first day has none."""
    days = [0, 0, 3, 3, 3, 9]
    history = tuple(Answer(DAY + day, Grade.GOOD) for day in days)
    assert list(counted(history)) == [2, 5]
    assert len(predictions([history], DEFAULTS, DAY)) == 2
    assert len(predictions([history], DEFAULTS, DAY + 4)) == 1


def test_cards_are_told_apart_and_no_day_goes_back() -> None:
    """Each card has its own history; an answer dated before the last one counts as of its day."""
    log = [review("d/a/s", DAY, Grade.GOOD), review("d/b/s", DAY, Grade.AGAIN), review("d/a/s", DAY - 4, Grade.HARD)]
    assert histories(log) == [
        (Answer(DAY, Grade.GOOD), Answer(DAY, Grade.HARD)),
        (Answer(DAY, Grade.AGAIN),),
    ]


@given(st.lists(st.tuples(st.sampled_from(list(Grade)), st.integers(0, 60)), min_size=1, max_size=10))
def test_what_is_foreseen_is_what_the_scheduler_believes(steps: list[tuple[Grade, int]]) -> None:
    """The memory that predictions rest on is the one that cards are scheduled by, same-day answers included."""
    scheduler = Scheduler(Settings())
    memory, day = Memory("d/f/s"), DAY
    answers: list[Answer] = []
    expected: list[float] = []
    for grade, days in steps:
        if memory.stability is not None and days:
            expected.append(recall(memory.stability, days))
        day += days if answers else 0
        memory = scheduler.review(memory, grade, day, 0)
        answers.append(Answer(day, grade))
    found = [prediction.chance for prediction in predictions([tuple(answers)], DEFAULTS, 0)]
    assert found == pytest.approx(expected)


@given(CHANCES)
def test_the_fit_is_in_its_bounds(given_chances: list[tuple[float, bool]]) -> None:
    """The loss is never below nothing and never without bound; the gap lies from 0 to 1."""
    result = fit([Prediction(*each) for each in given_chances])
    assert 0 <= result.log_loss < 20
    assert 0 <= result.rmse <= 1


def test_the_fit_of_a_known_case() -> None:
    """Log-loss and calibration agree with what is worked out by hand."""
    result = fit([Prediction(0.8, recalled=True), Prediction(0.8, recalled=False)])
    assert result.log_loss == pytest.approx(-(math.log(0.8) + math.log(0.2)) / 2)
    assert result.rmse == pytest.approx(0.3)


def test_a_gain_must_be_more_than_chance() -> None:
    """A gain on every review wins, one that a few reviews make up for does not, and no gain never does."""
    old = [Prediction(0.8, recalled=True)] * 50
    assert wins([Prediction(0.9, recalled=True)] * 50, old)
    assert not wins(old, old)
    assert not wins([Prediction(0.7, recalled=True)] * 50, old)
    mixed = [Prediction(0.81 if place % 2 else 0.795, recalled=True) for place in range(4)]
    assert not wins(mixed, old[:4])
