"""Grade numbers and dates: by value, never by spelling."""

import re
from decimal import Decimal

from quiz.grading.assessment import Assessment, correct, near, wrong
from quiz.model.date_reading import read_dates
from quiz.model.dates import PartialDate
from quiz.model.language import LANGUAGES
from quiz.model.number_reading import read_number
from quiz.model.numbers import Number
from quiz.model.units import same_unit

_NOT_COUNTED = frozenset("k m b g bn mn st nd rd th or to not and plus minus point".split())
_PREPOSITION = re.compile(r"^(?:(?:in|on|am|im(?: jahr)?|en|le|el|il|nel) )?(?:the )?(?=\S)", re.IGNORECASE)
_DECADE = re.compile(r"(?:the )?(\d{3})0['’]?s", re.IGNORECASE)
_MONEY = re.compile(r"([$€£¥₹₽]) ?(?=[\d.])")
_LESS_PRECISE = "right as far as it goes, but less precise"
_PART = re.compile("/|half|quarter", re.IGNORECASE)
_WORDS = {word: number for language in LANGUAGES.values() for number, word in enumerate(language.numbers)}
_ENDS = " .,;!?"
_FOUR_DIGITS = 1_000


def grade_number(text: str, key: Number, tolerance: Decimal = Decimal(0)) -> Assessment:
    """Grade a number.

    Args:
        text: what was typed, in digits or words.
        key: the right number. An answer may leave its unit out, but not name another.
        tolerance: how far the answer may be off, in the key's unit.
    """
    number = _read_answer(text, key.unit)
    if number is None or (not key.unit and number.unit and not _is_noun(number.unit)):
        return wrong("that is no number" if text.strip() else "nothing was answered")
    if key.unit and number.unit and not same_unit(number.unit, key.unit):
        return wrong(f"the unit is {key.unit}")
    if number.value != key.value:
        if abs(number.value - key.value) > tolerance:
            return wrong("that is too low" if number.value < key.value else "that is too high")
        return correct(f"within the tolerance of {tolerance}")
    if number.bound and number.bound != key.bound:
        return wrong(f"it is {key.bound} that") if key.bound else near("the number is exact")
    return correct()


def _read_answer(text: str, unit: str) -> Number | None:
    """Read a number as it is typed: money may stand before it, and a fraction may stand alone."""
    text = text.strip().rstrip(_ENDS)
    sign = _MONEY.search(text)
    if sign:
        text = f"{text[: sign.start()]}{text[sign.end() :]} {sign[1]}"
    number = read_number(text)
    if number is None and text.strip().casefold() in _WORDS:
        return Number(Decimal(_WORDS[text.strip().casefold()]))
    if number is None or (_PART.match(number.unit) and not same_unit(number.unit, unit)):
        # What a fraction is added to in 2½ and in two and a half is nothing in ½ and in a half.
        words = " ".join(text.split())
        words = f"a {words}" if words.casefold().startswith(("half", "quarter")) else words
        number = read_number(f"0 {words}") if number and number.unit[0] == "/" else read_number(f"zero and {words}")
        number = number if number and number.value else None
    return number


def _is_noun(rest: str) -> bool:
    """Tell whether what follows a bare number is what was counted, and not more of the number."""
    words = rest.split()
    return all(word.isalpha() for word in words) and words[0].casefold() not in _NOT_COUNTED


def grade_date(text: str, key: PartialDate) -> Assessment:
    """Grade a date by what it can mean.

    A date that can be read in two ways, or that is more or less precise than the key and
    agrees with it, is near.
    """
    text = " ".join(text.split()).rstrip(_ENDS)
    dates = read_dates(_PREPOSITION.sub("", text))
    if not dates and key.year < _FOUR_DIGITS and text.isdecimal():
        dates = read_dates(text.zfill(4))
    decade = _DECADE.fullmatch(_PREPOSITION.sub("", text))
    if decade:
        return (
            near(_LESS_PRECISE) if int(decade[1]) == key.year // 10 else wrong(_order(int(decade[1]), key.year // 10))
        )
    if not dates:
        return wrong("that is no date; write it as 2017, 2017-08 or 2017-08-29" if text else "nothing was answered")
    if key in dates:
        if len(dates) == 1:
            return correct()
        return near("day and month can be read either way")
    if any(date.contains(key) for date in dates):
        return near(_LESS_PRECISE)
    if any(key.contains(date) for date in dates):
        return near("more precise than the source")
    return wrong(_what_differs(dates, key))


def _what_differs(dates: tuple[PartialDate, ...], key: PartialDate) -> str:
    """Say how far a wrong date is right, and on which side it is off."""
    date = dates[0]
    if len(dates) > 1:
        return "" if any(date.year == key.year for date in dates) else _order(date.year, key.year)
    if date.year != key.year:
        return _order(date.year, key.year)
    if date.month != key.month:
        return "the year is right, the month is not"
    return "the month is right, the day is not"


def _order(given: int, key: int) -> str:
    return "that is too early" if given < key else "that is too late"
