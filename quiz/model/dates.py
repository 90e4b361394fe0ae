"""Dates that are known to the year, the month or the day."""

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal

Precision = Literal["year", "month", "day"]

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
