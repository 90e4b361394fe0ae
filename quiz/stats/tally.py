"""The review log in sums: by day, by format and by hour; every statistic of what was done starts from these."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quiz.model.review import Grade, Memory, Phase, Review
from quiz.stats.recall import NONE, Recall

MATURE = 21.0
"""Stability from which on a card is mature, in days."""

BILLION = 1e9
"""In what part the store sums up chances of a guess and difficulties."""
_HOURS = 24
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


@dataclass(frozen=True, slots=True)
class FormatTotal:
    """What came of the reviews in one format.

    Attributes:
        reviews: answers.
        cards: cards that were asked in it.
        learnt: recall of learnt cards.
        rated: how many of the cards have a difficulty.
        difficulty: sum of their difficulties.
    """

    reviews: int = 0
    cards: int = 0
    learnt: Recall = NONE
    rated: int = 0
    difficulty: float = 0.0


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
        formats: by format.
        hours: 24 entries, from midnight on.
    """

    days: Mapping[int, DayTotal]
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


def tally(reviews: Iterable[Review], memories: Mapping[str, Memory]) -> Tally:
    """Count a log in one pass.

    Args:
        reviews: the log.
        memories: memories by card id, which say how difficult the cards are.
    """
    days: dict[int, _Sums] = {}
    formats: dict[str, _Sums] = {}
    hours = [[0, 0] for _ in range(_HOURS)]
    for review in reviews:
        passed = review.grade is not Grade.AGAIN
        day = days.get(review.day) or days.setdefault(review.day, _Sums())
        day.took += review.took
        day.begun += review.phase is Phase.NEW
        asked = formats.get(review.format) or formats.setdefault(review.format, _Sums())
        asked.cards.add(review.card)
        hour = hours[(review.at + review.offset * _MINUTE) // _HOUR % _HOURS]
        hour[0] += 1
        hour[1] += passed
        mature = review.stability is not None and review.stability >= MATURE
        for sums in (day, asked):
            sums.reviews += 1
            sums.passed += passed
            if review.phase is Phase.REVIEW:
                recall = sums.mature if mature else sums.young
                recall[0] += 1
                recall[1] += passed
                recall[2] += review.guess
    return Tally(
        {day: _day(day, days[day]) for day in sorted(days)},
        {name: _asked(sums, memories) for name, sums in formats.items()},
        tuple(HourTotal(count, passed) for count, passed in hours),
    )


def _day(day: int, sums: _Sums) -> DayTotal:
    young, mature = _recall(sums.young), _recall(sums.mature)
    return DayTotal(day, sums.reviews, sums.passed, sums.begun, sums.took, young, mature)


def _asked(sums: _Sums, memories: Mapping[str, Memory]) -> FormatTotal:
    known = [memories[card].difficulty for card in sums.cards if card in memories]
    rated = [difficulty for difficulty in known if difficulty is not None]
    return FormatTotal(sums.reviews, len(sums.cards), sums.learnt, len(rated), sum(rated))


def _recall(sums: list[float]) -> Recall:
    reviews, passed, guess = sums
    return Recall(int(reviews), int(passed), guess)


def from_totals(days: Iterable[Row], hours: Iterable[Row], formats: Iterable[Row]) -> Tally:
    """Make the tally of a deck out of the sums that the store keeps.

    Args:
        days: by day, as the store's ``Totals`` have them.
        hours: by hour.
        formats: by format.
    """
    by_hour = {hour: HourTotal(reviews, passed) for hour, reviews, passed in hours}
    return Tally(
        {row[0]: _of_row(row) for row in days},
        {
            name: FormatTotal(reviews, cards, summed(learnt), rated, difficulty / BILLION)
            for name, cards, reviews, *learnt, rated, difficulty in formats
        },
        tuple(by_hour.get(hour, HourTotal()) for hour in range(_HOURS)),
    )


def joined(tallies: Sequence[Tally]) -> Tally:
    """Take the tallies of several decks together."""
    if len(tallies) == 1:
        return tallies[0]
    found = Tally({}, {}, (HourTotal(),) * _HOURS)
    for other in tallies:
        found = _combined(found, other, 1)
    return found


def without(whole: Tally, part: Tally) -> Tally:
    """Take one tally off another that it is part of."""
    return _combined(whole, part, -1) if part.days else whole


def summed(counts: Sequence[int]) -> Recall:
    """Return recall of which the store has reviews, passed, and guesses in billionths."""
    reviews, passed, guess = counts
    return Recall(reviews, passed, guess / BILLION)


def _of_row(row: Row) -> DayTotal:
    day, reviews, passed, begun, took, *learnt = row
    return DayTotal(day, reviews, passed, begun, took, summed(learnt[:3]), summed(learnt[3:]))


def _combined(a: Tally, b: Tally, sign: int) -> Tally:
    """Add one tally to another, or take it off for a sign of -1; what nothing is left of is left out."""
    days = dict(a.days)
    for day, one in b.days.items():
        old = days.get(day, DayTotal(day))
        counts = (old.reviews + sign * one.reviews, old.passed + sign * one.passed, old.begun + sign * one.begun)
        took = old.took + sign * one.took
        days[day] = DayTotal(day, *counts, took, _with(old.young, one.young, sign), _with(old.mature, one.mature, sign))
    formats = dict(a.formats)
    for name, of in b.formats.items():
        was = formats.get(name, FormatTotal())
        formats[name] = FormatTotal(
            was.reviews + sign * of.reviews,
            was.cards + sign * of.cards,
            _with(was.learnt, of.learnt, sign),
            was.rated + sign * of.rated,
            was.difficulty + sign * of.difficulty,
        )
    hours = zip(a.hours, b.hours, strict=True)
    return Tally(
        {day: days[day] for day in sorted(days) if days[day].reviews},
        {name: total for name, total in formats.items() if total.reviews},
        tuple(HourTotal(x.reviews + sign * y.reviews, x.passed + sign * y.passed) for x, y in hours),
    )


def _with(a: Recall, b: Recall, sign: int) -> Recall:
    # Of guesses that were rounded, less than nothing may be left.
    return Recall(a.reviews + sign * b.reviews, a.passed + sign * b.passed, max(0.0, a.guess + sign * b.guess))
