"""Count the review log once: by day, by card, by format and by hour; every statistic starts from these counts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from quiz.model.review import Grade, Phase, Review
from quiz.stats.recall import NONE, Recall

MATURE = 21.0
"""Stability from which on a card is mature, in days."""

_HOURS = 24
_HOUR, _MINUTE = 3_600_000, 60_000


@dataclass(frozen=True, slots=True)
class DayTotal:
    """What was answered on a study day.

    Attributes:
        day: the study day.
        reviews: answers.
        passed: answers that were not Again.
        begun: answers to new cards.
        took: time spent on answers, in milliseconds.
        young: recall of learnt cards with less than 21 days of stability.
        mature: recall of the others.
    """

    day: int
    reviews: int = 0
    passed: int = 0
    begun: int = 0
    took: int = 0
    young: Recall = NONE
    mature: Recall = NONE

    @property
    def learnt(self) -> Recall:
        """Recall of learnt cards, young and mature."""
        return self.young + self.mature


@dataclass(frozen=True, slots=True)
class CardTotal:
    """What came of the reviews of one card.

    Attributes:
        reviews: answers.
        missed: those that were Again.
        learnt: recall after it had been learnt.
    """

    reviews: int
    missed: int
    learnt: Recall


@dataclass(frozen=True, slots=True)
class FormatTotal:
    """What came of the reviews in one format.

    Attributes:
        reviews: answers.
        cards: ids of the cards that were asked in it.
        learnt: recall of learnt cards.
    """

    reviews: int
    cards: frozenset[str]
    learnt: Recall


@dataclass(frozen=True, slots=True)
class HourTotal:
    """What was answered in one hour of the day, by the learner's clock.

    Attributes:
        reviews: answers.
        passed: answers that were not Again.
    """

    reviews: int = 0
    passed: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """The log in sums.

    Attributes:
        days: by study day, the earliest first; only days with an answer.
        cards: by card id.
        formats: by format.
        hours: 24 entries, from midnight on.
    """

    days: Mapping[int, DayTotal]
    cards: Mapping[str, CardTotal]
    formats: Mapping[str, FormatTotal]
    hours: tuple[HourTotal, ...]


@dataclass(slots=True)
class _Sums:
    """Sums that grow while the log is read."""

    reviews: int = 0
    passed: int = 0
    begun: int = 0
    took: int = 0
    young: list[float] = field(default_factory=lambda: [0, 0, 0.0])
    mature: list[float] = field(default_factory=lambda: [0, 0, 0.0])
    cards: set[str] = field(default_factory=set)

    @property
    def learnt(self) -> Recall:
        return _recall(self.young) + _recall(self.mature)


def tally(reviews: Iterable[Review], cards: Collection[str]) -> Tally:
    """Count a log in one pass.

    Args:
        reviews: the log.
        cards: ids of the cards that count; entries of others are passed over.
    """
    wanted = set(cards)
    days: dict[int, _Sums] = {}
    by_card: dict[str, _Sums] = {}
    formats: dict[str, _Sums] = {}
    hours = [[0, 0] for _ in range(_HOURS)]
    for review in reviews:
        card = review.card
        if card not in wanted:
            continue
        passed = review.grade is not Grade.AGAIN
        day = days.get(review.day) or days.setdefault(review.day, _Sums())
        day.took += review.took
        day.begun += review.phase is Phase.NEW
        asked = formats.get(review.format) or formats.setdefault(review.format, _Sums())
        asked.cards.add(card)
        hour = hours[(review.at + review.offset * _MINUTE) // _HOUR % _HOURS]
        hour[0] += 1
        hour[1] += passed
        mature = review.stability is not None and review.stability >= MATURE
        for sums in (day, asked, by_card.get(card) or by_card.setdefault(card, _Sums())):
            sums.reviews += 1
            sums.passed += passed
            if review.phase is Phase.REVIEW:
                recall = sums.mature if mature else sums.young
                recall[0] += 1
                recall[1] += passed
                recall[2] += review.guess
    return Tally(
        {day: _day(day, days[day]) for day in sorted(days)},
        {card: CardTotal(sums.reviews, sums.reviews - sums.passed, sums.learnt) for card, sums in by_card.items()},
        {name: FormatTotal(sums.reviews, frozenset(sums.cards), sums.learnt) for name, sums in formats.items()},
        tuple(HourTotal(count, passed) for count, passed in hours),
    )


def _day(day: int, sums: _Sums) -> DayTotal:
    young, mature = _recall(sums.young), _recall(sums.mature)
    return DayTotal(day, sums.reviews, sums.passed, sums.begun, sums.took, young, mature)


def _recall(sums: list[float]) -> Recall:
    reviews, passed, guess = sums
    return Recall(int(reviews), int(passed), guess)
