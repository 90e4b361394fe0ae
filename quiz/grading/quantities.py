"""Grade numbers and dates: by value, never by spelling."""

from decimal import Decimal

from quiz.grading.assessment import Assessment, correct, near, wrong
from quiz.model.dates import PartialDate, read_dates
from quiz.model.numbers import Number, read_number
from quiz.text import fold


def grade_number(text: str, key: Number, tolerance: Decimal = Decimal(0)) -> Assessment:
    """Grade a number.

    Args:
        text: what was typed, in digits or words.
        key: the right number. An answer may leave its unit out, but not name another.
        tolerance: how far the answer may be off, in the key's unit.
    """
    number = read_number(text)
    if number is None:
        return wrong("that is no number")
    if key.unit and number.unit and fold(number.unit) != fold(key.unit):
        return wrong(f"the unit is {key.unit}")
    if number.value == key.value:
        return correct()
    if abs(number.value - key.value) <= tolerance:
        return correct(f"within the tolerance of {tolerance}")
    return wrong()


def grade_date(text: str, key: PartialDate) -> Assessment:
    """Grade a date by what it can mean.

    A date that can be read in two ways, or that is more or less precise than the key and
    agrees with it, is near.
    """
    dates = read_dates(text)
    if not dates:
        return wrong("that is no date; write it as 2017, 2017-08 or 2017-08-29")
    if key in dates:
        if len(dates) == 1:
            return correct()
        return near("day and month can be read either way")
    if any(date.contains(key) for date in dates):
        return near("right as far as it goes, but less precise")
    if any(key.contains(date) for date in dates):
        return near("more precise than the source")
    return wrong()
