"""Compare values as a reader of options does: how near, how fine, how alike they are spelt."""

import math
import re

from quiz.model.dates import PartialDate
from quiz.model.fact import Fact
from quiz.model.numbers import Number, absolute
from quiz.model.values import Value
from quiz.questions.quantities import scale
from quiz.questions.stems import Stem

_ALIKE = (0.0, 2.5, 3.5, 4.0)
"""What it counts that two options begin alike, by the number of letters."""
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


def beginning_weight(a: str, b: str) -> float:
    """Return what it counts that two folded texts begin alike."""
    most = len(_ALIKE) - 1
    alike = 0
    for x, y in zip(a, b, strict=False):
        if x != y or alike == most:
            break
        alike += 1
    return _ALIKE[alike]


def within(usual: tuple[float, float] | None, value: Value) -> bool:
    """Tell whether a value lies between two sizes; any does where they are not known."""
    return usual is None or usual[0] <= scale(value) <= usual[1]


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


def in_time(key: Value, value: Value, stem: Stem) -> bool:
    """Tell whether a date is before and after the years in a stem as the key is.

    "After the drills of 2014 and 2015" rules out every earlier year.
    """
    if not isinstance(key, PartialDate) or not isinstance(value, PartialDate):
        return True
    years = [int(year) for year in _YEAR.findall(stem.text)]
    return all((key.year > year) == (value.year > year) and (key.year < year) == (value.year < year) for year in years)


def distance(key: Value, value: Value) -> float:
    """Measure how far a quantity is from the key: in years for dates, in quarters of a doubling for numbers."""
    if isinstance(key, PartialDate) and isinstance(value, PartialDate):
        return abs(scale(key) - scale(value)) / 365.25
    a, b = scale(key), scale(value)
    return abs(math.log2(a / b)) * 4 if a > 0 and b > 0 else math.inf
