"""What is to be expected of cards."""

import pytest

from quiz.memory.expectation import Candidate, begun, expected, interval, lapsed
from quiz.memory.formulas import DEFAULTS, State
from quiz.memory.fsrs_days import DayFsrs
from quiz.model.review import Grade

TODAY = 739_000


def test_intervals_are_those_of_the_scheduler() -> None:
    """A new card and a lapse lead to the memory and the interval of the official implementation."""
    official = DayFsrs(0.9, 36_500)
    one = official.step(None, None, None, TODAY, Grade.GOOD)
    two = official.step(one.stability, one.difficulty, TODAY, TODAY, Grade.GOOD)
    assert begun() == pytest.approx((two.stability, two.difficulty))
    assert interval(two.stability, 0.9) == two.interval
    one = official.step(20.0, 5.0, TODAY - 9, TODAY, Grade.AGAIN)
    two = official.step(one.stability, one.difficulty, TODAY, TODAY, Grade.GOOD)
    assert lapsed(State(20.0, 5.0), 9) == pytest.approx((two.stability, two.difficulty))


def test_each_card_is_reckoned_with_its_own_model() -> None:
    """A learner who forgets more slowly is expected to recall more."""
    slower = (*DEFAULTS[:2], 4 * DEFAULTS[2], *DEFAULTS[3:])
    assert expected(Candidate("a", weights=slower), [TODAY], TODAY + 20) > expected(Candidate("a"), [TODAY], TODAY + 20)


def test_without_a_review_a_card_is_only_forgotten() -> None:
    """A new card is not recalled at all; a learnt one at 90 % after as many days as its stability says."""
    assert expected(Candidate("a"), (), TODAY) == 0
    assert expected(Candidate("a", 7.0, 5.0, TODAY - 7), (), TODAY) == pytest.approx(0.9)


def test_a_last_review_counts_as_both_ways_together() -> None:
    """Just after a review that may go either way, nearly all is recalled; the sooner the exam, the more."""
    card = Candidate("a", 3.0, 5.0, TODAY - 20)
    recalled = [expected(card, [TODAY], TODAY + days) for days in (1, 5, 20)]
    assert recalled == sorted(recalled, reverse=True)
    assert recalled[0] > 0.9 > expected(card, (), TODAY + 1)
