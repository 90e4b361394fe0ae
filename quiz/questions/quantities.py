"""Wrong numbers and dates near a right one, where the deck has too few of its own."""

import calendar
from collections.abc import Iterator
from decimal import Decimal
from typing import TypeVar

from quiz.model.dates import PartialDate
from quiz.model.numbers import Number

_FACTORS = ("0.5", "0.75", "1.25", "1.5", "2", "0.6", "1.75", "3")
_STEPS = (-1, 1, -2, 2, 3, -3)
_SMALL = 10
_T = TypeVar("_T")


def near_numbers(key: Number, order: int) -> Iterator[Number]:
    """Yield numbers near a key that look as round as it does.

    Args:
        key: the right number.
        order: decides where the series begins, so that wrong numbers are not always the same.
    """
    value = key.value
    if value == value.to_integral_value() and abs(value) < _SMALL:
        yield from (Number(value + step, key.unit) for step in _turned(_STEPS, order) if value + step > 0)
        return
    digits = value.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    for factor in _turned(_FACTORS, order):
        step = Decimal(1).scaleb(exponent)
        near = (value * Decimal(factor) / step).to_integral_value() * step
        if near != value:
            yield Number(near.quantize(value) if exponent < 0 else near.quantize(Decimal(1)), key.unit)


def near_dates(key: PartialDate, order: int) -> Iterator[PartialDate]:
    """Yield dates near a key, of the same precision.

    Args:
        key: the right date.
        order: decides where the series begins.
    """
    for step in _turned(_STEPS, order):
        if key.month is None:
            yield PartialDate(key.year + step)
            continue
        months = key.year * 12 + key.month - 1 + step
        year, month = divmod(months, 12)
        if key.day is None:
            yield PartialDate(year, month + 1)
        else:
            last = calendar.monthrange(year, month + 1)[1]
            yield PartialDate(year, month + 1, min(max(key.day + 5 * step, 1), last))


def _turned(series: tuple[_T, ...], order: int) -> tuple[_T, ...]:
    start = order % len(series)
    return series[start:] + series[:start]
