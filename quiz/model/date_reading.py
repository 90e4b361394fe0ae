"""Read dates in any usual way of writing."""

import re

from quiz.model.dates import PartialDate
from quiz.model.language import MONTH_NUMBERS
from quiz.text import fold

_MONTHS = MONTH_NUMBERS | {fold(name): number for name, number in MONTH_NUMBERS.items()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"(?P<y>\d{4})(?:(?P<s>[-/])(?P<m>\d{1,2})(?:(?P=s)(?P<d>\d{1,2}))?)?")
_DAY_MONTH_YEAR = re.compile(
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?(?: of| de)? )?(?P<n>{_MONTH})\.?,?(?: de)? (?P<y>\d{{3,4}})",
    re.IGNORECASE,
)
_MONTH_DAY_YEAR = re.compile(
    rf"(?P<n>{_MONTH})\.? (?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{3,4}})", re.IGNORECASE
)
_DASHED = re.compile(rf"(?P<d>\d{{1,2}})(?P<s>[-/.])(?P<n>{_MONTH})(?P=s)(?P<y>\d{{4}})", re.IGNORECASE)
_NUMERIC = re.compile(r"(?P<a>\d{1,2})(?P<s>[-/.]) ?(?P<b>\d{1,2})(?P=s) ?(?P<y>\d{4})")
_MONTH_YEAR = re.compile(r"(?P<m>\d{1,2})[/.](?P<y>\d{4})")


def read_dates(text: str) -> tuple[PartialDate, ...]:
    """Read a date in any usual way of writing.

    Args:
        text: such as ``2017-08-29``, ``29 August 2017``, ``Aug 2017``, ``29/8/2017``.

    Returns:
        The date; two dates, the day-first reading first, when day and month cannot be told
        apart (``4/5/2017``); none when the text is no date.
    """
    text = " ".join(text.split())
    for pattern in (_ISO, _DAY_MONTH_YEAR, _MONTH_DAY_YEAR, _DASHED, _MONTH_YEAR):
        match = pattern.fullmatch(text)
        if match:
            part = match.groupdict()
            name = part.get("n")
            month = _MONTHS[name.casefold()] if name else part.get("m")
            return _dates((part["y"], month, part.get("d")))
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return ()
    year, a, b = match["y"], match["a"], match["b"]
    return _dates((year, b, a)) if a == b else _dates((year, b, a), (year, a, b))


def looks_like_date(text: str) -> bool:
    """Tell whether a text is written as a date of a day, be there such a day or not: 30 February 1920."""
    text = " ".join(text.split())
    return any(pattern.fullmatch(text) for pattern in (_DAY_MONTH_YEAR, _MONTH_DAY_YEAR, _DASHED, _NUMERIC))


def read_date(text: str) -> PartialDate | None:
    """Read a date that can be meant in one way only; None for anything else."""
    dates = read_dates(text)
    return dates[0] if len(dates) == 1 else None


def _dates(*parts: tuple[str | int | None, ...]) -> tuple[PartialDate, ...]:
    found: list[PartialDate] = []
    for year, month, day in parts:
        try:
            found.append(PartialDate(int(year or 0), *(None if p is None else int(p) for p in (month, day))))
        except ValueError:
            continue
    return tuple(found)
