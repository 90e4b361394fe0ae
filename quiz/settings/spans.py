"""Spans of time as learners write them: 1m, 90s, 1h, and rows of them."""

import re

LONGEST = 86_400
"""Longest span in seconds; what takes longer than a day is the business of FSRS."""

_SECONDS = {"s": 1, "m": 60, "h": 3_600}
_SPAN = re.compile(r"(\d{1,6}) ?([smh])")


def span(text: str) -> int | None:
    """Read a span such as ``10m``, in seconds; None when it is none or takes longer than a day."""
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        return None
    seconds = int(match[1]) * _SECONDS[match[2]]
    return seconds if seconds <= LONGEST else None


def span_text(seconds: int) -> str:
    """Write a span in the largest unit that leaves it whole."""
    for unit in "hm":
        if seconds and seconds % _SECONDS[unit] == 0:
            return f"{seconds // _SECONDS[unit]}{unit}"
    return f"{seconds}s"
