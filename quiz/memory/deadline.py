"""Plan the days up to an exam so that most is recalled on that day.

Reviews are added one by one, always the one that brings most expected recall for its cost, on
any day that has room for it. The plan that only reviews what is due, day by day, is reckoned the
same way, and taken where it is the better one. In the end the days are made as even as next to
no recall buys.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field

from quiz.memory.expectation import BEGIN_ANSWERS, Candidate, asked, expected, interval
from quiz.memory.level import level

_POINTS = 20
"""How many days are tried for a review of a card, spread over the time that there is."""
_EVENNESS = 0.01
"""Share of what the plan gains over the daily review that even days may cost."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days up to an exam and what may be done on them.

    Attributes:
        today: the first study day of the plan.
        exam: the study day of the exam, on which nothing is studied any more.
        budget: answers a day. A review takes one, beginning a card two.
        spent: answers of today's budget that were given already.
        least_gain: how much expected recall an answer has to bring to be planned.
    """

    today: int
    exam: int
    budget: float
    spent: float = 0.0
    least_gain: float = 0.005


@dataclass(frozen=True, slots=True)
class DayLoad:
    """What a plan wants on a day.

    Attributes:
        day: the study day.
        new: cards to begin.
        reviews: cards to review.
    """

    day: int
    new: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()

    @property
    def answers(self) -> int:
        """How many answers that takes."""
        return len(self.reviews) + BEGIN_ANSWERS * len(self.new)


@dataclass(frozen=True, slots=True)
class DeadlinePlan:
    """A plan up to an exam.

    Attributes:
        days: every day of it.
        cards: how many cards there are.
        recalled: cards expected to be recalled on the day of the exam.
        daily: the same with the daily review instead, within the same budget.
        nothing: the same without any study.
    """

    days: tuple[DayLoad, ...]
    cards: int
    recalled: float
    daily: float
    nothing: float


def plan_deadline(candidates: Sequence[Candidate], span: Span, new_per_day: int = 20) -> DeadlinePlan:
    """Plan the days up to an exam.

    Args:
        candidates: the cards that the exam is about.
        span: the days and the budget.
        new_per_day: new cards a day of the daily review that the plan is compared with.
    """
    greedy = _Board(candidates, span)
    greedy.fill()
    daily = _daily(candidates, span, new_per_day)
    by_review, nothing = daily.recalled(), sum(expected(o, (), span.exam) for o in candidates)
    best = max(greedy, daily, key=_Board.recalled)
    gained = best.recalled() - max(by_review, nothing)
    level(best, _EVENNESS * gained)
    return DeadlinePlan(best.days(), len(candidates), best.recalled(), by_review, nothing)


@dataclass
class _Board:
    """Which card is asked on which day, with the room that is left."""

    candidates: Sequence[Candidate]
    span: Span
    schedules: list[tuple[int, ...]] = field(init=False)
    room: dict[int, float] = field(init=False)
    taken: dict[int, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with empty days."""
        span = self.span
        self.schedules = [()] * len(self.candidates)
        self.room = {day: span.budget - (span.spent if day == span.today else 0) for day in self._all_days()}
        self.taken = {day: set() for day in self._all_days()}

    def _all_days(self) -> range:
        return range(self.span.today, self.span.exam)

    def recalled(self) -> float:
        """Return how many cards are expected to be recalled."""
        pairs = zip(self.candidates, self.schedules, strict=True)
        return sum(expected(candidate, days, self.span.exam) for candidate, days in pairs)

    def fill(self) -> None:
        """Add reviews, always the one that brings most for its cost, as long as one brings enough."""
        heap = [entry for place in range(len(self.candidates)) if (entry := self._best(place)) is not None]
        heapq.heapify(heap)
        while heap:
            _, place, day = heapq.heappop(heap)
            if self.fits(place, day):
                self.add(place, day)
            entry = self._best(place)
            if entry is not None:
                heapq.heappush(heap, entry)

    def fits(self, place: int, day: int) -> bool:
        """Tell whether a card can be asked on a day."""
        candidate = self.candidates[place]
        first = self.span.today if candidate.first_day is None else max(self.span.today, candidate.first_day)
        if candidate.last_day is not None:
            first = max(first, candidate.last_day + 1)
        return (
            first <= day < self.span.exam
            and day not in self.schedules[place]
            and (not candidate.group or candidate.group not in self.taken[day])
            and self.room[day] >= self._cost(place, day)
        )

    def add(self, place: int, day: int) -> None:
        """Ask a card on a day."""
        candidate, days = self.candidates[place], self.schedules[place]
        self.room[day] -= self._cost(place, day)
        if candidate.state is None and days and day < days[0]:
            # What was the beginning becomes a review, which takes less.
            self.room[days[0]] += BEGIN_ANSWERS - 1
        self.schedules[place] = tuple(sorted((*days, day)))
        self.taken[day].add(candidate.group)

    def loads(self) -> dict[int, float]:
        """Return how many answers each day takes, those given already included."""
        return {day: self.span.budget - room for day, room in self.room.items()}

    def expected(self, place: int, days: Sequence[int]) -> float:
        """Return the expected recall of a card that is asked on certain days."""
        return expected(self.candidates[place], days, self.span.exam)

    def answers(self, place: int, day: int) -> int:
        """Return how many answers a card takes on one of its days."""
        begins = self.candidates[place].state is None and day == self.schedules[place][0]
        return BEGIN_ANSWERS if begins else 1

    def move(self, place: int, day: int, target: int) -> None:
        """Ask a card on another day instead, with none of its days between."""
        answers, group = self.answers(place, day), self.candidates[place].group
        self.room[day] += answers
        self.room[target] -= answers
        self.taken[day].discard(group)
        self.taken[target].add(group)
        self.schedules[place] = tuple(target if asked == day else asked for asked in self.schedules[place])

    def days(self) -> tuple[DayLoad, ...]:
        """Return what is to be done on each day."""
        new: dict[int, list[str]] = {day: [] for day in self._all_days()}
        reviews: dict[int, list[str]] = {day: [] for day in self._all_days()}
        for candidate, days in zip(self.candidates, self.schedules, strict=True):
            for number, day in enumerate(days):
                (new if candidate.state is None and number == 0 else reviews)[day].append(candidate.card)
        return tuple(DayLoad(day, tuple(new[day]), tuple(reviews[day])) for day in self._all_days())

    def _cost(self, place: int, day: int) -> int:
        days = self.schedules[place]
        return BEGIN_ANSWERS if self.candidates[place].state is None and (not days or day < days[0]) else 1

    def _best(self, place: int) -> tuple[float, int, int] | None:
        """Return the best review that can be added to a card: its value as a negative number, card and day."""
        candidate, days, exam = self.candidates[place], self.schedules[place], self.span.exam
        now = expected(candidate, days, exam)
        best: tuple[float, int, int] | None = None
        for day in dict.fromkeys(self._free(place, point) for point in self._points(place)):
            if day is None:
                continue
            cost = self._cost(place, day)
            if candidate.state is None and days and day < days[0]:
                cost -= BEGIN_ANSWERS - 1
            value = (expected(candidate, sorted((*days, day)), exam) - now) / cost
            if value > self.span.least_gain and (best is None or -value < best[0]):
                best = (-value, place, day)
        return best

    def _points(self, place: int) -> Sequence[int]:
        """Return the days to try: all of them, or some that lie closer together towards the exam."""
        total = self.span.exam - self.span.today
        if total <= _POINTS:
            return range(self.span.exam - 1, self.span.today - 1, -1)
        shift = (place % 7) / 7
        return [self.span.exam - max(1, round(total ** ((step + shift) / _POINTS))) for step in range(_POINTS + 1)]

    def _free(self, place: int, point: int) -> int | None:
        """Return the last day up to a point, or a few days before it, on which a card can be asked."""
        gap = max(1, (self.span.exam - point) // 3)
        days = range(point, max(self.span.today, point - gap) - 1, -1)
        return next((day for day in days if self.fits(place, day)), None)


def _daily(candidates: Sequence[Candidate], span: Span, new_per_day: int) -> _Board:
    """Return what the daily review would do: what is due, the longest overdue first, then new cards."""
    board = _Board(candidates, span)
    states = [candidate.state for candidate in candidates]
    last = [candidate.last_day for candidate in candidates]
    due = [candidate.due_day for candidate in candidates]
    for day in range(span.today, span.exam):
        waiting = [(when, place) for place, when in enumerate(due) if when is not None and when <= day]
        fresh = [place for place, state in enumerate(states) if state is None]
        left = new_per_day
        for place in (*(place for _, place in sorted(waiting)), *fresh):
            is_new = states[place] is None
            if (is_new and not left) or not board.fits(place, day):
                continue
            left -= is_new
            board.add(place, day)
            states[place] = after = asked(states[place], last[place], day, span.exam, candidates[place].weights)
            last[place] = day
            due[place] = day + interval(after.stability, candidates[place].retention, candidates[place].weights)
    return board


def minutes(load: DayLoad, seconds: float) -> float:
    """Return how long a day's answers take.

    Args:
        load: what is to be done.
        seconds: how long an answer takes.
    """
    return load.answers * seconds / 60


def minutes_text(load: DayLoad, seconds: float) -> str:
    """Write how long a day's answers take in whole minutes; arguments are those of ``minutes``."""
    took = minutes(load, seconds)
    return "<1" if 0 < took < 1 else f"{took:.0f}"
