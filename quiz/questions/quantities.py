"""Wrong numbers and dates near a right one, where the deck has too few of its own."""

import calendar
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date
from decimal import Decimal, localcontext
from typing import TypeVar

from quiz.model.dates import PartialDate
from quiz.model.numbers import Number
from quiz.model.question import Difficulty
from quiz.model.values import Value

_FACTORS: dict[Difficulty, tuple[str, ...]] = {
    "easy": ("0.3", "0.5", "2", "3", "0.2", "0.4", "2.5", "4"),
    "normal": ("0.6", "0.8", "1.25", "1.5", "0.7", "0.9", "1.2", "1.75"),
    "hard": ("0.8", "0.9", "1.1", "1.2", "0.85", "0.95", "1.15", "1.25"),
}
_STEPS = (-1, 1, -2, 2, 3, -3)
_STRIDE: dict[Difficulty, int] = {"easy": 3, "normal": 1, "hard": 1}
_SMALL = 10
_WHOLE = 100
_SPARE_DIGITS = 6
_T = TypeVar("_T")


def near_numbers(key: Number, order: int, difficulty: Difficulty = "normal") -> Iterator[Number]:
    """Yield numbers near a key that look as round as it does.

    Args:
        key: the right number.
        order: decides where the series begins, so that wrong numbers are not always the same.
        difficulty: how near they are.
    """
    value = key.value
    most = _WHOLE if key.unit == "%" and 0 <= value <= _WHOLE else None
    digits = value.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    if value == value.to_integral_value() and abs(value) < _SMALL:
        near = [value + step * _STRIDE[difficulty] for step in _turned(_STEPS, order)]
    else:
        # One digit finer than a round key, so that its neighbours are no rounder than it is.
        finer = exponent - 1 if len(digits.digits) == 1 else exponent
        step = Decimal(1).scaleb(finer if value != value.to_integral_value() else max(finer, 0))
        with localcontext() as context:
            context.prec = max(context.prec, abs(value.adjusted()) + abs(exponent) + _SPARE_DIGITS)
            factors = (Decimal(factor) for factor in _turned(_FACTORS[difficulty], order))
            near = [((value * factor) / step).to_integral_value() * step for factor in factors]
    for number in near:
        # "1 helicopters" would rule itself out.
        odd = number in {value, 0} or number == 1 < value
        if not odd and (number > 0 or value < 0) and (most is None or number <= most):
            yield Number(number, key.unit)


def near_dates(key: PartialDate, order: int, difficulty: Difficulty = "normal") -> Iterator[PartialDate]:
    """Yield dates near a key, of the same precision.

    Args:
        key: the right date.
        order: decides where the series begins.
        difficulty: how near they are.
    """
    for turn in _turned(_STEPS, order):
        step = turn * _STRIDE[difficulty]
        months = key.year * 12 + (key.month or 1) - 1 + (step if key.month else 12 * step)
        year, month = divmod(months, 12)
        if not MINYEAR <= year <= MAXYEAR:
            continue
        if key.month is None:
            yield PartialDate(year)
        elif key.day is None:
            yield PartialDate(year, month + 1)
        else:
            last = calendar.monthrange(year, month + 1)[1]
            yield PartialDate(year, month + 1, min(max(key.day + 5 * step, 1), last))


def scale(value: Value) -> float:
    """Return where a number or date stands among others; a date by its first day."""
    if isinstance(value, Number):
        return float(value.value)
    if isinstance(value, PartialDate):
        return float(date(value.year, value.month or 1, value.day or 1).toordinal())
    return 0.0


def _turned(series: tuple[_T, ...], order: int) -> tuple[_T, ...]:
    start = order % len(series)
    return series[start:] + series[:start]
