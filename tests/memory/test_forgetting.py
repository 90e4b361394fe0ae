"""The forgetting curve."""

from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory.forgetting import curve, retrievability
from quiz.memory.scheduler import Scheduler
from quiz.model.review import Grade, Memory, Phase, Review, Verdict
from quiz.model.settings import Settings

STABILITIES = st.floats(min_value=0.001, max_value=36_500)


@given(STABILITIES, st.integers(min_value=0, max_value=20_000))
def test_it_is_the_curve_of_the_official_implementation(stability: float, days: int) -> None:
    """Recall is what py-fsrs says."""
    reviewed = datetime(2026, 1, 1, tzinfo=UTC)
    card = fsrs.Card(card_id=1, state=fsrs.State.Review, stability=stability, due=reviewed, last_review=reviewed)
    expected = fsrs.Scheduler().get_card_retrievability(card, reviewed + timedelta(days=days))
    assert retrievability(stability, days) == pytest.approx(expected)


@given(STABILITIES, st.floats(min_value=0, max_value=1_000), st.floats(min_value=0, max_value=1_000))
def test_recall_falls_from_certainty_through_nine_in_ten(stability: float, some: float, more: float) -> None:
    """Recall is certain at a review, 90 % after the stability, and never rises between."""
    assert retrievability(stability, 0) == 1
    assert retrievability(stability, stability) == pytest.approx(0.9)
    assert retrievability(stability, some) >= retrievability(stability, some + more) > 0


@given(st.lists(st.tuples(st.integers(min_value=0, max_value=90), st.sampled_from(Grade)), min_size=1, max_size=12))
def test_going_through_the_log_again_gives_the_stored_memory(answers: list[tuple[int, Grade]]) -> None:
    """The curve ends in the memory that the scheduler made of the same answers, and begins at the first of them."""
    scheduler = Scheduler(Settings())
    memory, day, reviews = Memory("d/f/s"), 1_000, []
    for gap, grade in answers:
        day += gap
        reviews.append(
            Review("", "d/f/s", "", "typed", 0, 0, day, grade, Verdict.CORRECT, False, "", 0, 0.0, memory.phase)  # noqa: FBT003
        )
        memory = scheduler.review(memory, grade, day, 0)
    made = curve(reviews, memory)
    assert made is not None
    replayed = curve(reviews, Memory("d/f/s", Phase.REVIEW, stability=1.0, last_day=day + 1))
    assert replayed is not None
    assert made.days[0] == reviews[0].day
    assert made.stabilities[-1] == memory.stability == pytest.approx(replayed.stabilities[-2])
    assert all(made.at(day) == 1 for day in made.days)


def test_a_new_card_has_no_curve() -> None:
    """Nothing is drawn before the first answer."""
    assert curve([], None) is None
    assert curve([], Memory("d/f/s")) is None
