"""Even out how much a plan wants on each day, at next to no cost in recall.

Where cards are alike the best day for one is the best for all of them, and a plan that takes the
best day for each heaps them up on a few days, though a day earlier or later is nearly as good.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

_STEPS = (-1, 1, -3, 3)
"""By how many days a review may move at once; it may move again."""
_PRICES = (0.0, 0.0002, 0.0005, 0.001, 0.002, 0.004)
"""What moving an answer may cost in expected recall; the cheap ones go first."""
_ROUNDS = 40
"""How often all days are gone through for a price, at most."""

Schedule = tuple[int, ...]


class Board(Protocol):
    """Which card, by its place, is asked on which day."""

    @property
    def schedules(self) -> Sequence[Schedule]:
        """The days of each card, in order."""
        ...

    def loads(self) -> Mapping[int, float]:
        """Return how many answers each day takes."""
        ...

    def expected(self, place: int, days: Schedule) -> float:
        """Return the expected recall of a card that is asked on certain days, 0 to 1."""
        ...

    def fits(self, place: int, day: int) -> bool:
        """Tell whether a card can be asked on a day on which it is not."""
        ...

    def answers(self, place: int, day: int) -> int:
        """Return how many answers a card takes on one of its days."""
        ...

    def move(self, place: int, day: int, target: int) -> None:
        """Ask a card on another day instead, with none of its days between."""
        ...


def level(board: Board, allowance: float) -> None:
    """Move reviews from full days to emptier ones nearby until no day can be evened out any more.

    Args:
        board: the plan, which is changed. A review stays between the ones before and after it.
        allowance: how much expected recall may be lost in all; what moves gain comes to it.
    """
    levelling = _Levelling(board, allowance)
    for price in _PRICES:
        for _ in range(_ROUNDS):
            if not levelling.sweep(price):
                break


class _Levelling:
    def __init__(self, board: Board, allowance: float) -> None:
        self._board = board
        self._allowance = allowance
        self._load = dict(board.loads())
        self._on: dict[int, set[int]] = {day: set() for day in self._load}
        for place, days in enumerate(board.schedules):
            for day in days:
                self._on[day].add(place)
        self._known: dict[tuple[int, Schedule], float] = {}

    def sweep(self, price: float) -> bool:
        """Go through all days, the fullest first; return whether anything moved."""
        moved = False
        for day in sorted(self._load, key=lambda day: -self._load[day]):
            near = (day + step for step in _STEPS if self._fuller(day, day + step, 1))
            for target in sorted(near, key=self._load.__getitem__):
                moved |= self._shift(day, target, price)
        return moved

    def _fuller(self, day: int, other: int, answers: int) -> bool:
        """Tell whether two days are more even once some answers have moved from one to the other."""
        return other in self._load and self._load[day] - self._load[other] > answers

    def _shift(self, day: int, target: int, price: float) -> bool:
        """Move from a day to another what costs least, as long as that evens them out."""
        board, moved = self._board, False
        for loss, place in sorted(self._losses(day, target)):
            answers = board.answers(place, day)
            if loss > price * answers or loss > self._allowance:
                break
            if self._fuller(day, target, answers) and board.fits(place, target):
                board.move(place, day, target)
                self._allowance -= loss
                self._load[day] -= answers
                self._load[target] += answers
                self._on[day].remove(place)
                self._on[target].add(place)
                moved = True
        return moved

    def _losses(self, day: int, target: int) -> Iterator[tuple[float, int]]:
        """Yield what it costs to move each card that may go from a day to another."""
        for place in self._on[day]:
            days = self._board.schedules[place]
            moved = tuple(target if asked == day else asked for asked in days)
            # In order still, and not on a day that it has: no other review is passed by.
            if all(before < after for before, after in pairwise(moved)):
                yield self._expected(place, days) - self._expected(place, moved), place

    def _expected(self, place: int, days: Schedule) -> float:
        key = place, days
        if key not in self._known:
            self._known[key] = self._board.expected(place, days)
        return self._known[key]
