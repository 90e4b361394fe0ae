"""Counting the log once."""

from hypothesis import given

from quiz.model.review import Grade, Memory, Phase, Review
from quiz.stats.recall import Recall, total
from quiz.stats.tally import FormatTotal, joined, tally, without
from tests.stats.support import DAY, REVIEWS, review


def test_a_log_is_counted_by_hand() -> None:
    """Three answers to two cards on two days: by day, format and hour."""
    log = [
        review("d/a/s", DAY - 1, phase=Phase.NEW, at=9 * 3_600_000, stability=None, took=5_000),
        review("d/a/s", DAY, Grade.AGAIN, at=9 * 3_600_000, offset=60, stability=20.9),
        review("d/b/s", DAY, at=9 * 3_600_000 - 1, stability=21.0, format="typed", guess=0.0),
    ]
    counted = tally(log, {"d/a/s": Memory("d/a/s", difficulty=4.5), "d/b/s": Memory("d/b/s")})
    assert list(counted.days) == [DAY - 1, DAY]
    first, second = counted.days.values()
    assert (first.reviews, first.passed, first.begun, first.took, first.learnt) == (1, 1, 1, 5_000, Recall())
    assert (second.young, second.mature) == (Recall(1, 0, 0.25), Recall(1, 1, 0.0))
    assert counted.formats["choice"] == FormatTotal(2, 1, Recall(1, 0, 0.25), 1, 4.5)
    assert counted.formats["typed"] == FormatTotal(1, 1, Recall(1, 1, 0.0), 0, 0.0)
    assert {hour: found.reviews for hour, found in enumerate(counted.hours) if found.reviews} == {8: 1, 9: 1, 10: 1}


@given(REVIEWS)
def test_every_way_of_counting_comes_to_the_same(log: list[Review]) -> None:
    """Days, hours and formats hold the same reviews."""
    counted = tally(log, {})
    recalls = [
        total(day.learnt for day in counted.days.values()),
        total(found.learnt for found in counted.formats.values()),
    ]
    assert len({(recall.reviews, recall.passed) for recall in recalls}) == 1
    assert sum(day.passed for day in counted.days.values()) == sum(hour.passed for hour in counted.hours)
    assert sum(day.reviews for day in counted.days.values()) == len(log)


@given(REVIEWS, REVIEWS)
def test_what_is_added_can_be_taken_off_again(log: list[Review], more: list[Review]) -> None:
    """The tally of two logs is that of both together; without the second it is that of the first."""
    first, second = tally(log, {}), tally(more, {})
    both = joined([first, second])
    assert sum(day.reviews for day in both.days.values()) == len(log) + len(more)
    assert without(both, second).hours == first.hours
    assert {day: found.reviews for day, found in without(both, second).days.items()} == {
        day: found.reviews for day, found in first.days.items()
    }
