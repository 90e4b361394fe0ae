"""Sorts of values that a setting can have: what they accept, and how they are written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from quiz.errors import did_you_mean

Plain = object
"""What TOML can hold: text, number, truth, date, list, table."""

_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")


class Unfit(Exception):  # noqa: N818 - it says what the value is
    """A value that a setting cannot have.

    Attributes:
        found: the value, as a person would write it.
        hint: what would be right, where that is more than what the sort wants.
        inside: keys that lead from the setting to the part of the value that is wrong.
    """

    def __init__(self, found: object, hint: str = "", inside: tuple[str | int, ...] = ()) -> None:
        """Tell of a value."""
        super().__init__(found)
        self.found = _shown(found)
        self.hint = hint
        self.inside = inside


class Sort(Protocol):
    """A sort of values."""

    @property
    def wanted(self) -> str:
        """What the sort accepts, in words that follow "must be"."""
        ...

    def take(self, plain: Plain) -> object:
        """Return the value that something in a file stands for.

        Raises:
            Unfit: it stands for none.
        """
        ...

    def plain(self, value: object) -> Plain:
        """Return what stands for a value in a file."""
        ...

    def parse(self, text: str) -> Plain:
        """Read what a person typed into what would stand in a file; ``take`` says whether it fits."""
        ...

    def show(self, value: object) -> str:
        """Write a value as a person would type it."""
        ...


class _Same:
    """What a file holds is the value itself, and is typed as it is shown."""

    def plain(self, value: object) -> Plain:
        """Return the value."""
        return value

    def parse(self, text: str) -> Plain:
        """Return the text."""
        return text.strip()

    def show(self, value: object) -> str:
        """Write the value; nothing where there is none."""
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Whole(_Same):
    """Whole numbers of a range."""

    low: int
    high: int

    @property
    def wanted(self) -> str:
        """The range."""
        return f"a whole number from {self.low} to {self.high}"

    def take(self, plain: Plain) -> int:
        """Accept a whole number of the range."""
        if isinstance(plain, bool) or not isinstance(plain, int) or not self.low <= plain <= self.high:
            raise Unfit(plain)
        return plain

    def parse(self, text: str) -> Plain:
        """Read a whole number."""
        return number(text, int)


@dataclass(frozen=True)
class Share(_Same):
    """Probabilities of a range."""

    low: float
    high: float

    @property
    def wanted(self) -> str:
        """The range."""
        return f"a number from {self.low:.2f} to {self.high:.2f}"

    def take(self, plain: Plain) -> float:
        """Accept a number of the range."""
        if isinstance(plain, bool) or not isinstance(plain, int | float) or not self.low <= plain <= self.high:
            raise Unfit(plain, _of_percent(plain, self))
        return float(plain)

    def parse(self, text: str) -> Plain:
        """Read a number, or per cent."""
        before, percent, rest = text.strip().partition("%")
        share = number(before, float)
        return share / 100 if percent and not rest and isinstance(share, float) else number(text, float)


def _of_percent(plain: object, share: Share) -> str:
    """Say what to write instead of a number of per cent; nothing when that would not fit either."""
    fits = isinstance(plain, int | float) and share.low <= plain / 100 <= share.high
    return f"write {plain / 100:g}" if fits and isinstance(plain, int | float) else ""


@dataclass(frozen=True)
class Truth(_Same):
    """Yes or no."""

    wanted: str = "true or false"

    def take(self, plain: Plain) -> bool:
        """Accept a truth value."""
        if not isinstance(plain, bool):
            raise Unfit(plain)
        return plain

    def parse(self, text: str) -> Plain:
        """Read yes or no."""
        word = text.strip().casefold()
        return word in _YES if word in _YES + _NO else text

    def show(self, value: object) -> str:
        """Write the value as in a file."""
        return str(value).lower()


@dataclass(frozen=True)
class Choice(_Same):
    """One of some words."""

    words: tuple[str, ...]

    @property
    def wanted(self) -> str:
        """The words."""
        return " or ".join(f'"{word}"' for word in self.words)

    def take(self, plain: Plain) -> str:
        """Accept one of the words."""
        if not isinstance(plain, str) or plain not in self.words:
            raise Unfit(plain)
        return plain


@dataclass(frozen=True)
class Word(_Same):
    """A name that only the app can judge."""

    wanted: str = "a name"

    def take(self, plain: Plain) -> str:
        """Accept a line of text."""
        if not isinstance(plain, str) or not plain.isprintable():
            raise Unfit(plain)
        return plain


@dataclass(frozen=True)
class Zone(_Same):
    """A time zone."""

    wanted: str = 'a time zone such as "Europe/Berlin", or "" for the machine\'s own'

    def take(self, plain: Plain) -> str:
        """Accept the name of a time zone that this machine knows."""
        if not isinstance(plain, str):
            raise Unfit(plain)
        if plain:
            try:
                ZoneInfo(plain)
            except (ZoneInfoNotFoundError, ValueError, OSError) as error:
                near = did_you_mean(plain, available_timezones())
                raise Unfit(plain, near if near.startswith("did") else "") from error
        return plain


@dataclass(frozen=True)
class Day(_Same):
    """A date; None when there is none."""

    wanted: str = "a date such as 2026-06-30"

    def take(self, plain: Plain) -> date:
        """Accept a date, bare or as a text."""
        if isinstance(plain, str):
            try:
                return date.fromisoformat(plain)
            except ValueError as error:
                raise Unfit(plain) from error
        if not isinstance(plain, date) or isinstance(plain, datetime):
            raise Unfit(plain)
        return plain


_Number = TypeVar("_Number", int, float)


def number(text: str, sort: type[_Number]) -> _Number | str:
    """Read a number; the text itself when it is none."""
    try:
        return sort(text.strip())
    except ValueError:
        return text.strip()


def _shown(found: object) -> str:
    if isinstance(found, bool):
        return str(found).lower()
    if isinstance(found, float):
        return f"'{found:g}'"
    if isinstance(found, Mapping):
        return "a table"
    if isinstance(found, list):
        return "a list"
    return f"'{found}'"
