"""Dates that are known to the year, the month or the day."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from quiz.model.language import MONTH_NUMBERS
from quiz.text import fold

Precision = Literal["year", "month", "day"]

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
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of the Gregorian calendar, as precise as the source states it.

    Attributes:
        year: 1 to 9999.
        month: 1 to 12, or None when only the year is known.
        day: 1 to 31, or None when the day is not known.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse a date that no calendar has; raises ValueError."""
        if self.day is not None and self.month is None:
            msg = "a day needs a month"
            raise ValueError(msg)
        dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def first(self) -> dt.date:
        """The first day that the date can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day that the date can mean."""
        month = self.month or _DECEMBER
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def overlaps(self, other: "PartialDate") -> bool:
        """Tell whether both dates could mean the same day."""
        if self.year != other.year:
            return False
        if self.month is None or other.month is None:
            return True
        return self.month == other.month and (self.day is None or other.day is None or self.day == other.day)

    def contains(self, other: "PartialDate") -> bool:
        """Tell whether every day of the other date is a day of this one."""
        return all(a is None or a == b for a, b in zip(self.parts, other.parts, strict=True))

    def coarsened(self, precision: Precision) -> "PartialDate":
        """Forget what is finer than a precision."""
        if precision == "year":
            return PartialDate(self.year)
        if precision == "month":
            return PartialDate(self.year, self.month)
        return self

    def iso(self) -> str:
        """Write the date as ``2017``, ``2017-08`` or ``2017-08-29``."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def parts(self) -> tuple[int, int | None, int | None]:
        """Year, month and day, None for what is not known."""
        return self.year, self.month, self.day


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
