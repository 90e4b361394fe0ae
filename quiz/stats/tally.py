"""Count the review log once: by day, by card, by format and by hour; every statistic starts from these counts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from quiz.model.review import Grade, Phase, Review
from quiz.stats.recall import NONE, Recall

MATURE = 21.0
"""Stability from which on a card is mature, in days."""

_HOURS = 24
_GUESSES = 1e9
"""In what part the store counts chances of a guess."""
Row = tuple[Any, ...]
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


class CardTotal(NamedTuple):
    """What came of the reviews of one card; a plain tuple, since there may be very many.

    Attributes:
        reviews: answers.
        missed: those that were Again.
        learnt: answers after it had been learnt.
        passed: those that were remembered.
        guess: sum of their chances of a blind guess.
    """

    reviews: int
    missed: int
    learnt: int
    passed: int
    guess: float


@dataclass(frozen=True, slots=True)
class FormatTotal:
    """What came of the reviews in one format.

    Attributes:
        reviews: answers.
        cards: ids of the cards that were asked in it.
        learnt: recall of learnt cards.
    """

    reviews: int
    cards: Collection[str]
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
        {card: _card(sums) for card, sums in by_card.items()},
        {name: FormatTotal(sums.reviews, frozenset(sums.cards), sums.learnt) for name, sums in formats.items()},
        tuple(HourTotal(count, passed) for count, passed in hours),
    )


def _card(sums: _Sums) -> CardTotal:
    learnt = sums.learnt
    return CardTotal(sums.reviews, sums.reviews - sums.passed, learnt.reviews, learnt.passed, learnt.guess)


def _day(day: int, sums: _Sums) -> DayTotal:
    young, mature = _recall(sums.young), _recall(sums.mature)
    return DayTotal(day, sums.reviews, sums.passed, sums.begun, sums.took, young, mature)


def _recall(sums: list[float]) -> Recall:
    reviews, passed, guess = sums
    return Recall(int(reviews), int(passed), guess)


def joined(tallies: Iterable[Tally]) -> Tally:
    """Take the tallies of several decks together."""
    days: dict[int, DayTotal] = {}
    cards: dict[str, CardTotal] = {}
    formats: dict[str, FormatTotal] = {}
    hours = [(0, 0)] * _HOURS
    for found in tallies:
        for day, total in found.days.items():
            days[day] = total if day not in days else _sum_of_days(days[day], total)
        cards.update(found.cards)
        for name, one in found.formats.items():
            old = formats.get(name, FormatTotal(0, (), NONE))
            formats[name] = FormatTotal(old.reviews + one.reviews, [*old.cards, *one.cards], old.learnt + one.learnt)
        hours = [(a + hour.reviews, b + hour.passed) for (a, b), hour in zip(hours, found.hours, strict=True)]
    return Tally({day: days[day] for day in sorted(days)}, cards, formats, tuple(HourTotal(*hour) for hour in hours))


def from_totals(
    days: Iterable[Row], hours: Iterable[Row], cards: Iterable[Row], formats: Iterable[Row], gone: Tally
) -> Tally:
    """Make the tally of a deck out of the sums that the store keeps.

    Args:
        days: by day, as the store's ``Totals`` have them.
        hours: by hour.
        cards: by card.
        formats: by format.
        gone: the tally of cards that are no longer in the deck, which is taken off.
    """
    by_day = {row[0]: _less(_of_row(row), gone.days.get(row[0], DayTotal(row[0]))) for row in days}
    by_card = {row[0]: CardTotal._make(row[1:]) for row in cards}
    for card in gone.cards:
        by_card.pop(card, None)
    by_format = {name: _format(asked.split("\n"), counts, gone.formats.get(name)) for name, asked, *counts in formats}
    by_hour = {hour: (reviews, passed) for hour, reviews, passed in hours}
    every = [by_hour.get(hour, (0, 0)) for hour in range(_HOURS)]
    return Tally(
        {day: total for day, total in by_day.items() if total.reviews},
        by_card,
        {name: total for name, total in by_format.items() if total.reviews},
        tuple(HourTotal(a - off.reviews, b - off.passed) for (a, b), off in zip(every, gone.hours, strict=True)),
    )


def _format(asked: list[str], counts: Sequence[int], gone: FormatTotal | None) -> FormatTotal:
    reviews, *learnt = counts
    total = FormatTotal(reviews, asked, _summed(learnt))
    if gone is None:
        return total
    left = [card for card in asked if card not in gone.cards]
    return FormatTotal(reviews - gone.reviews, left, _without(total.learnt, gone.learnt))


def _of_row(row: Row) -> DayTotal:
    day, reviews, passed, begun, took, *learnt = row
    return DayTotal(day, reviews, passed, begun, took, _summed(learnt[:3]), _summed(learnt[3:]))


def _summed(counts: Sequence[int]) -> Recall:
    reviews, passed, guess = counts
    return Recall(reviews, passed, guess / _GUESSES)


def _sum_of_days(a: DayTotal, b: DayTotal) -> DayTotal:
    counts = (a.reviews + b.reviews, a.passed + b.passed, a.begun + b.begun, a.took + b.took)
    return DayTotal(a.day, *counts, a.young + b.young, a.mature + b.mature)


def _less(a: DayTotal, b: DayTotal) -> DayTotal:
    if not b.reviews:
        return a
    counts = (a.reviews - b.reviews, a.passed - b.passed, a.begun - b.begun, a.took - b.took)
    return DayTotal(a.day, *counts, _without(a.young, b.young), _without(a.mature, b.mature))


def _without(a: Recall, b: Recall) -> Recall:
    return Recall(a.reviews - b.reviews, a.passed - b.passed, max(0.0, a.guess - b.guess))
