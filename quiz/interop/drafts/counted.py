"""Tell how far a long way through many things is."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_Item = TypeVar("_Item")
_STEP = 500


def counted(items: Iterable[_Item], told: Callable[[int], None]) -> Iterator[_Item]:
    """Yield what is gone through.

    Args:
        items: what is gone through.
        told: called now and then with the number of items done; what it raises ends the way.
    """
    for number, item in enumerate(items):
        if number % _STEP == 0:
            told(number)
        yield item
