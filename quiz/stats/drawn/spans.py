"""Lines of text whose parts have a role, which each surface shows in its own way."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from quiz.text import cells

Role = Literal["", "strong", "muted", "bar", "mark"]
"""What a part of a line is: text, an emphasis, an aside, what is drawn, or a sign to notice."""

_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a line.

    Attributes:
        text: its characters.
        role: what it is.
    """

    text: str
    role: Role = ""


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A drawing with its title.

    Attributes:
        name: a short name that stays the same.
        title: what stands above it.
        lines: what is drawn.
    """

    name: str
    title: str
    lines: tuple[Line, ...]


def line(*parts: str | Span) -> Line:
    """Put a line together; a bare string is text."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts)


def muted(text: str) -> Span:
    """Return an aside."""
    return Span(text, "muted")


def plain(parts: Iterable[Span]) -> str:
    """Return a line as text alone."""
    return "".join(part.text for part in parts).rstrip()


def clipped(text: str, width: int) -> str:
    """Shorten a text to a number of columns; what is left out is told by three dots."""
    if cells(text) <= width:
        return text
    kept, used = "", 0
    for letter in text:
        used += cells(letter)
        if used >= width:
            break
        kept += letter
    return kept.rstrip() + _ELLIPSIS


def fitted(text: str, width: int) -> str:
    """Shorten or fill a text to exactly a number of columns."""
    short = clipped(text, width)
    return short + " " * (width - cells(short))
