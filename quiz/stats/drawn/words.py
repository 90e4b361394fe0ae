"""Numbers, days and shares in words."""

from datetime import date

_MINUTE, _HOUR = 60, 3_600


def count(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun: 1 card, 2 cards."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percent(share: float | None) -> str:
    """Write a share: 87 %; a dash where there is none."""
    return "–" if share is None else f"{share * 100:.0f} %"


def percent_exactly(share: float | None) -> str:
    """Write a share to a tenth of a percent."""
    return "–" if share is None else f"{share * 100:.1f} %"


def time(seconds: float) -> str:
    """Write a span of time spent: 40 s, 12 min, 3.5 h."""
    if round(seconds) < _MINUTE:
        return f"{round(seconds)} s"
    if seconds < _HOUR:
        return f"{round(seconds / _MINUTE)} min"
    return f"{seconds / _HOUR:,.1f} h"


def day(ordinal: int) -> str:
    """Write a study day: 2 Mar."""
    found = date.fromordinal(ordinal)
    return f"{found.day} {month(ordinal)}"


def month(ordinal: int) -> str:
    """Write the month of a study day: Mar."""
    return f"{date.fromordinal(ordinal):%b}"
