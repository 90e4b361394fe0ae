"""Counting the log once."""

from hypothesis import given

from quiz.model.review import Grade, Phase, Review
from quiz.stats.recall import Recall, total
from quiz.stats.tally import tally
from tests.stats.support import DAY, IDS, REVIEWS, review


def test_a_log_is_counted_by_hand() -> None:
    """Three answers to two cards on two days: by day, card, format and hour."""
    log = [
        review("d/a/s", DAY - 1, phase=Phase.NEW, at=9 * 3_600_000, stability=None, took=5_000),
        review("d/a/s", DAY, Grade.AGAIN, at=9 * 3_600_000, offset=60, stability=20.9),
        review("d/b/s", DAY, at=9 * 3_600_000 - 1, stability=21.0, format="typed", guess=0.0),
        review("other/b/s"),
    ]
    counted = tally(log, {"d/a/s", "d/b/s"})
    assert list(counted.days) == [DAY - 1, DAY]
    first, second = counted.days.values()
    assert (first.reviews, first.passed, first.begun, first.took, first.learnt) == (1, 1, 1, 5_000, Recall())
    assert (second.young, second.mature) == (Recall(1, 0, 0.25), Recall(1, 1, 0.0))
    assert (counted.cards["d/a/s"].reviews, counted.cards["d/a/s"].missed) == (2, 1)
    assert (counted.formats["choice"].reviews, counted.formats["choice"].cards) == (2, frozenset({"d/a/s"}))
    assert {hour: found.reviews for hour, found in enumerate(counted.hours) if found.reviews} == {8: 1, 9: 1, 10: 1}


@given(REVIEWS)
def test_every_way_of_counting_comes_to_the_same(log: list[Review]) -> None:
    """Days, cards and formats hold the same reviews."""
    counted = tally(log, IDS)
    recalls = [
        total(day.learnt for day in counted.days.values()),
        total(Recall(found.learnt, found.passed, found.guess) for found in counted.cards.values()),
        total(found.learnt for found in counted.formats.values()),
    ]
    assert len({(recall.reviews, recall.passed) for recall in recalls}) == 1
    assert sum(day.passed for day in counted.days.values()) == sum(hour.passed for hour in counted.hours)
    assert sum(found.missed for found in counted.cards.values()) == sum(
        day.reviews - day.passed for day in counted.days.values()
    )
