"""Grade numbers and dates: by value, never by spelling."""

import re
from decimal import Decimal

from quiz.grading.assessment import Assessment, correct, near, wrong
from quiz.model.dates import PartialDate, read_dates
from quiz.model.numbers import Number, read_number
from quiz.text import fold

_NOT_COUNTED = frozenset("k m b g bn mn or to not and plus minus point".split())
_PREPOSITION = re.compile(r"^(?:(?:in|on|am|im(?: jahr)?|en|le|el|il|nel) )?(?:the )?(?=\S)", re.IGNORECASE)
_FOUR_DIGITS = 1_000


def grade_number(text: str, key: Number, tolerance: Decimal = Decimal(0)) -> Assessment:
    """Grade a number.

    Args:
        text: what was typed, in digits or words.
        key: the right number. An answer may leave its unit out, but not name another.
        tolerance: how far the answer may be off, in the key's unit.
    """
    number = read_number(text)
    if number is None or (not key.unit and number.unit and not _is_noun(number.unit)):
        return wrong("that is no number")
    if key.unit and number.unit and unit_name(number.unit) != unit_name(key.unit):
        return wrong(f"the unit is {key.unit}")
    if number.value != key.value:
        if abs(number.value - key.value) > tolerance:
            return wrong()
        return correct(f"within the tolerance of {tolerance}")
    if number.bound and number.bound != key.bound:
        return wrong(f"it is {key.bound} that") if key.bound else near("the number is exact")
    return correct()


def unit_name(unit: str) -> str:
    """Return a unit so that its spellings are equal."""
    return "%" if fold(unit) in {"percent", "per cent"} else fold(unit)


def _is_noun(rest: str) -> bool:
    """Tell whether what follows a bare number is what was counted, and not more of the number."""
    words = rest.split()
    return all(word.isalpha() for word in words) and words[0].casefold() not in _NOT_COUNTED


def grade_date(text: str, key: PartialDate) -> Assessment:
    """Grade a date by what it can mean.

    A date that can be read in two ways, or that is more or less precise than the key and
    agrees with it, is near.
    """
    dates = read_dates(_PREPOSITION.sub("", text.strip()))
    if not dates and key.year < _FOUR_DIGITS and text.strip().isdecimal():
        dates = read_dates(text.strip().zfill(4))
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
