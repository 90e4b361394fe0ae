"""How long answers take."""

import pytest

from quiz.model.pace import Pace


@pytest.mark.parametrize(
    ("answers", "took", "seconds"),
    [(0, 0, 10.0), (1, 1_000, 101 / 11), (10, 20_000, 6.0), (990, 990 * 3_000, 3.07)],
)
def test_a_few_answers_tell_little_of_those_to_come(answers: int, took: int, seconds: float) -> None:
    """The mean of the answers counts beside a guess of ten seconds that weighs as much as ten answers."""
    assert Pace().after(answers, took).seconds == pytest.approx(seconds)
