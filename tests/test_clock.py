"""Study days."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from quiz.clock import StudyCalendar, SystemClock

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 2, 3, 59, tzinfo=BERLIN), date(2026, 3, 1)),
        (datetime(2026, 3, 2, 4, 0, tzinfo=BERLIN), date(2026, 3, 2)),
        (datetime(2026, 3, 2, 23, 59, tzinfo=UTC), date(2026, 3, 2)),
        (datetime(2026, 3, 29, 1, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 2, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 10, 25, 2, 59, tzinfo=UTC), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 3, 0, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_a_day_begins_at_the_rollover_of_local_time(moment: datetime, day: date) -> None:
    """A study day is the local date counted from four o'clock, also when the clocks change."""
    assert StudyCalendar(BERLIN).day(moment) == day.toordinal()


def test_the_offset_follows_summer_time() -> None:
    """The offset of local time from UTC is in minutes and follows the zone's rules."""
    calendar = StudyCalendar(ZoneInfo("Asia/Kolkata"))
    assert calendar.offset(datetime(2026, 1, 1, tzinfo=UTC)) == 330
    assert StudyCalendar(BERLIN).offset(datetime(2026, 7, 1, tzinfo=UTC)) == 120
    assert StudyCalendar(BERLIN).offset(datetime(2026, 1, 1, tzinfo=UTC)) == 60


def test_the_system_clock_knows_its_zone() -> None:
    """The present moment is aware of its time zone."""
    assert SystemClock().now().tzinfo is not None
