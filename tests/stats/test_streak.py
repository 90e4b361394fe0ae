"""Study days in a row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.stats.streak import longest_streak, streak


@pytest.mark.parametrize(
    ("days", "now", "longest"),
    [
        ([0, -1, -2], 3, 3), ([-1, -2], 2, 2), ([-2], 0, 1), ([0, -2], 1, 1), ([0, -1, -1, -3], 2, 2),
        ([], 0, 0), ([0, -5, -6, -7], 1, 3),
    ],
)  # fmt: skip
def test_a_row_ends_at_a_day_without_answers(days: list[int], now: int, longest: int) -> None:
    """Study days in a row count up to today, or up to yesterday as long as today is open."""
    assert (streak(days, 0), longest_streak(days)) == (now, longest)


@given(st.sets(st.integers(-60, 0)))
def test_the_present_row_is_no_longer_than_the_longest(days: set[int]) -> None:
    """The longest row is one of those that there are."""
    assert streak(days, 0) <= longest_streak(days) <= len(days)
