"""Retention, observed and without lucky guesses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.stats.recall import Recall, total


@st.composite
def recalls(draw: st.DrawFn) -> Recall:
    """Make sums that reviews can lead to."""
    guesses = draw(st.lists(st.floats(0, 1), max_size=30))
    return Recall(len(guesses), draw(st.integers(0, len(guesses))), sum(guesses))


@given(recalls())
def test_taking_guesses_out_never_raises_retention(recall: Recall) -> None:
    """Retention without lucky guesses lies between nought and what was observed."""
    if recall.corrected is not None:
        assert recall.observed is not None
        assert 0 <= recall.corrected <= recall.observed <= 1


def test_guesses_are_taken_out_by_hand() -> None:
    """Of 10 answers with four options each, 7 right: (0.7 - 0.25) / 0.75 = 0.6."""
    assert Recall(10, 7, 2.5).corrected == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("recall", "corrected"),
    [(Recall(), None), (Recall(2, 2, 2.0), None), (Recall(4, 1, 2.0), 0.0), (Recall(4, 4, 1.0), 1.0)],
)
def test_the_limits_of_the_correction(recall: Recall, corrected: float | None) -> None:
    """Nothing is claimed of pure guesses; worse than guessing is nought; all right stays all right."""
    assert recall.corrected == corrected


@given(st.lists(recalls(), max_size=5))
def test_parts_add_up(parts: list[Recall]) -> None:
    """The total of several parts has all their reviews."""
    assert total(parts).reviews == sum(part.reviews for part in parts)
    assert total(parts).passed == sum(part.passed for part in parts)
