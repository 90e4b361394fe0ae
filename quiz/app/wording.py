"""Words that several screens share: spans of time, counts, verdicts."""

from datetime import UTC, datetime

from quiz.amounts import count, duration
from quiz.model.review import Memory
from quiz.session.state import Moment

_MONTH, _YEAR = 30, 365
_ROUND_FROM = 10


def days(number: int) -> str:
    """Write a span of days as people say it."""
    if number < _MONTH:
        return count(number, "day")
    if number < _YEAR:
        return f"{number / _MONTH:.1f} months"
    return f"{number / _YEAR:.1f} years"


def next_time(memory: Memory, now: Moment) -> str:
    """Say when a card is asked again."""
    if memory.due_at is not None:
        return f"again in {duration(max(0, memory.due_at - now.at) / 1_000)}"
    if memory.due_day is None:
        return ""
    return "again tomorrow" if memory.due_day - now.day == 1 else f"again in {days(memory.due_day - now.day)}"


def interval(memory: Memory, now: Moment) -> str:
    """Write the time until a card is asked again: 10 min, 3 days."""
    if memory.due_at is not None:
        return duration(max(0, memory.due_at - now.at) / 1_000)
    return "" if memory.due_day is None else days(memory.due_day - now.day)


def clock_time(at: int, offset: int) -> str:
    """Write the local time of a moment.

    Args:
        at: epoch milliseconds.
        offset: offset of local time from UTC, in minutes.
    """
    return datetime.fromtimestamp(at / 1_000 + offset * 60, UTC).strftime("%H:%M")


def short_days(number: float) -> str:
    """Write a span of days as short as a column needs it: 3 d, 4.1 mo, 1.2 y."""
    if number < _MONTH:
        return f"{number:.0f} d" if number == round(number) or number >= _ROUND_FROM else f"{number:.1f} d"
    return f"{number / _MONTH:.1f} mo" if number < _YEAR else f"{number / _YEAR:.1f} y"


def local_date(at: int, offset: int) -> str:
    """Write the local date and time of a moment.

    Args:
        at: epoch milliseconds.
        offset: offset of local time from UTC, in minutes.
    """
    return datetime.fromtimestamp(at / 1_000 + offset * 60, UTC).strftime("%Y-%m-%d %H:%M")


_DONE = {
    "answer": "the answer to {}",
    "suspend": "suspending {}",
    "resume": "taking {} up again",
    "bury": "burying {}",
    "flag": "flagging {}",
    "unflag": "taking the flag off {}",
    "reset": "resetting {}",
}


def thing_done(deed: str, cards: str) -> str:
    """Name an answer or a deed.

    Args:
        deed: ``answer``, or what was done.
        cards: what the cards are called.
    """
    return _DONE[deed].format(cards)


def undone(deed: str, cards: str) -> str:
    """Say that an answer or a deed was taken back; arguments are those of ``thing_done``."""
    done = thing_done(deed, cards)
    return f"{done[:1].upper()}{done[1:]} is undone."
