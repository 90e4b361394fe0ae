"""Put cards in order."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Literal, get_args

from quiz.library.browse.catalogue import Catalogue
from quiz.library.browse.query import Measure

Column = Literal["deck", "due", "stability", "difficulty", "lapses", "last", "recall"]
"""What cards can be ordered by; ``deck`` is the order in which decks state them."""
COLUMNS: tuple[Column, ...] = get_args(Column)
_FEW = 100
"""Of how many cards memories are looked up one by one."""


@dataclass(frozen=True, slots=True)
class Order:
    """How cards are ordered.

    Attributes:
        column: by what.
        descending: whether the greatest comes first.
    """

    column: Column = "deck"
    descending: bool = False

    def next(self) -> "Order":
        """Return the order by the next column, the first again after the last."""
        return Order(COLUMNS[(COLUMNS.index(self.column) + 1) % len(COLUMNS)])

    def turned(self) -> "Order":
        """Return the order the other way round."""
        return replace(self, descending=not self.descending)

    def by(self, column: Column) -> "Order":
        """Return the order by a column, the other way round when it is by that column already."""
        return self.turned() if column == self.column else Order(column)


def ordered(catalogue: Catalogue, numbers: Collection[int], order: Order) -> list[int]:
    """Return the numbers of cards in order; cards that have no value in the column come last.

    Args:
        catalogue: the cards.
        numbers: the cards to order.
        order: how; cards with the same value stay in the order of their decks.

    Raises:
        QuizError: the store cannot be read.
    """
    if order.column == "deck":
        return sorted(numbers, reverse=order.descending)
    column, sign = order.column, -1 if order.descending else 1
    measure = _measures(catalogue, column, len(numbers))

    def key(number: int) -> tuple[bool, float, int]:
        value = measure(number)
        return value is None, 0.0 if value is None else sign * value, number

    return sorted(numbers, key=key)


def _measures(catalogue: Catalogue, name: Measure, count: int) -> Callable[[int], float | None]:
    """Return what tells a number of cards: the memories of few are looked up, those of many are read at once."""
    if count <= _FEW:
        return lambda number: catalogue.measure(number, name)
    measure, ids = catalogue.measures(name), catalogue.ids
    return lambda number: measure(ids[number])
