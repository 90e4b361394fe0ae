"""Write counts and spans of time in words, for every screen and every printed page."""

_MINUTE, _HOUR = 60, 3_600


def count(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun: 1 card, 2 cards."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def duration(seconds: float) -> str:
    """Write a short span of time: 40 s, 12 min, 3.5 h."""
    if round(seconds) < _MINUTE:
        return f"{round(seconds)} s"
    if seconds < _HOUR:
        return f"{round(seconds / _MINUTE)} min"
    return f"{seconds / _HOUR:,.1f} h"
