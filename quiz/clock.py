"""The time of day, and the study day that a moment belongs to."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Protocol


class Clock(Protocol):
    """Where the program takes the time from; tests bring their own."""

    def now(self) -> datetime:
        """Return the current moment, aware of its time zone."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the current moment in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class StudyCalendar:
    """Where one study day ends and the next begins.

    A study day is the local date of a moment, counted from the rollover hour on, so that
    a session past midnight still belongs to the evening before.

    Attributes:
        zone: the learner's time zone; None follows the machine's.
        rollover: hour at which a new study day begins, 0 to 23.
    """

    zone: tzinfo | None = None
    rollover: int = 4

    def day(self, moment: datetime) -> int:
        """Return the study day of a moment as a proleptic Gregorian ordinal (days)."""
        local = moment.astimezone(self.zone).replace(tzinfo=None)
        return (local - timedelta(hours=self.rollover)).toordinal()

    def offset(self, moment: datetime) -> int:
        """Return the offset of local time from UTC at a moment, in minutes."""
        delta = moment.astimezone(self.zone).utcoffset() or timedelta()
        return round(delta.total_seconds() / 60)

    @staticmethod
    def date(day: int) -> date:
        """Return the calendar date of a study day."""
        return date.fromordinal(day)
