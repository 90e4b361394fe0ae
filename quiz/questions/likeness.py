"""Compare values as a reader of options does: how near, how fine, how alike they are spelt."""

import math
from collections.abc import Iterable

from quiz.model.dates import PartialDate
from quiz.model.fact import Fact
from quiz.model.numbers import Number, absolute
from quiz.model.values import Value

_ALIKE = (0.0, 2.5, 3.5, 4.0)
"""What it counts that two options begin alike, by the number of letters."""


def beginning_weight(a: str, b: str) -> float:
    """Return what it counts that two folded texts begin alike."""
    most = len(_ALIKE) - 1
    alike = 0
    for x, y in zip(a, b, strict=False):
        if x != y or alike == most:
            break
        alike += 1
    return _ALIKE[alike]


def bare(value: Value) -> Value:
    """Take the bound off a number: more than 70 becomes 70."""
    return Number(value.value, value.unit) if isinstance(value, Number) and value.bound else value


def as_fine(key: Value, value: Value) -> bool:
    """Tell whether a number is whole where the key is, and has decimals where it has."""
    if not isinstance(key, Number) or not isinstance(value, Number):
        return True
    return (key.value == key.value.to_integral_value()) == (value.value == value.value.to_integral_value())


def tolerated(key: Value, value: Value, fact: Fact, slot: str) -> bool:
    """Tell whether a number is so near to the key of a fact's slot that it would be accepted for it."""
    if not isinstance(key, Number) or not isinstance(value, Number):
        return False
    return abs(value.value - key.value) <= absolute(fact.tolerance.get(slot, fact.kind.slots[slot].tolerance), key)


def in_time(key: Value, value: Value, years: Iterable[int]) -> bool:
    """Tell whether a date is before and after the years that a stem names as the key is.

    "After the drills of 2014 and 2015" rules out every earlier year.
    """
    if not isinstance(key, PartialDate) or not isinstance(value, PartialDate):
        return True
    return all((key.year > year) == (value.year > year) and (key.year < year) == (value.year < year) for year in years)


def distance(key: Value, a: float, b: float) -> float:
    """Measure how far a quantity is from the key: in years for dates, in quarters of a doubling for numbers.

    Args:
        key: the right value, which tells dates from numbers.
        a: where it stands among others, by ``scale``.
        b: where the other one stands.
    """
    if isinstance(key, PartialDate):
        return abs(a - b) / 365.25
    return abs(math.log2(a / b)) * 4 if a > 0 and b > 0 else math.inf
