"""The plain formulas of FSRS-6, held against the official implementation."""

from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory.formulas import DEFAULTS, first, following, recall
from quiz.memory.fsrs_days import DayFsrs
from quiz.model.review import Grade
from quiz.settings.weights import BOUNDS

GRADES = st.sampled_from(list(Grade))
WEIGHTS = st.just(DEFAULTS) | st.tuples(*(st.floats(low, high) for low, high in BOUNDS))


@given(WEIGHTS, GRADES, st.lists(st.tuples(GRADES, st.integers(0, 400)), max_size=8))
def test_they_agree_with_the_official_implementation(
    weights: tuple[float, ...], start: Grade, history: list[tuple[Grade, int]]
) -> None:
    """Whatever the parameters and answers, stability and difficulty come out the same."""
    model = DayFsrs(0.9, 36_500, weights)
    state, day = first(start, weights), 739_000
    official = model.step(None, None, None, day, start)
    for grade, days in history:
        official = model.step(official.stability, official.difficulty, day, day + days, grade)
        state = following(state, grade, days, weights)
        day += days
    assert state.stability == pytest.approx(official.stability, rel=1e-9)
    assert state.difficulty == pytest.approx(official.difficulty, rel=1e-9)


@given(WEIGHTS, st.floats(0.01, 5_000), st.integers(0, 2_000))
def test_recall_is_that_of_the_official_implementation(weights: tuple[float, ...], stability: float, days: int) -> None:
    """The chance of recall agrees, is 1 on the day itself, and nine tenths after as many days as the stability."""
    now = datetime(2026, 3, 2, tzinfo=UTC)
    card = fsrs.Card(card_id=1, state=fsrs.State.Review, stability=stability, difficulty=5.0, last_review=now)
    official = fsrs.Scheduler(weights).get_card_retrievability(card, now + timedelta(days=days))
    assert recall(stability, days, weights) == pytest.approx(official, rel=1e-9)
    assert recall(stability, 0, weights) == 1
    assert recall(stability, stability, weights) == pytest.approx(0.9)


def test_the_default_parameters_are_the_published_ones() -> None:
    """They are written out so that a start need not load the scheduler, and are those of the official one."""
    assert tuple(fsrs.scheduler.DEFAULT_PARAMETERS) == DEFAULTS
