"""Numbers, days and shares in words."""

from datetime import date


def percent(share: float | None) -> str:
    """Write a share: 87 %; a dash where there is none."""
    return "–" if share is None else f"{share * 100:.0f} %"


def percent_exactly(share: float | None) -> str:
    """Write a share to a tenth of a percent."""
    return "–" if share is None else f"{share * 100:.1f} %"


def day(ordinal: int) -> str:
    """Write a study day: 2 Mar."""
    found = date.fromordinal(ordinal)
    return f"{found.day} {month(ordinal)}"


def month(ordinal: int) -> str:
    """Write the month of a study day: Mar."""
    return f"{date.fromordinal(ordinal):%b}"
