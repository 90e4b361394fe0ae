"""Take cloze deletions out of a text: ``{{c1::Paris::city}} is in {{c2::France}}``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(r"\{\{c([\d,]{1,40})::|\}\}|::")
_MOST_NUMBER = 500
_MAX_DEPTH = 16
"""How deep deletions may stand in one another."""


@dataclass(slots=True)
class Deletion:
    """A part of a text that is asked for.

    Attributes:
        numbers: which cards ask for it.
        parts: texts and further deletions in it.
        hint: what is shown in its place; may be empty.
    """

    numbers: frozenset[int]
    parts: list["str | Deletion"] = field(default_factory=list)
    hint: str = ""

    @property
    def text(self) -> str:
        """What was deleted, with the deletions in it filled in."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def nested(self) -> bool:
        """Whether there are further deletions in it."""
        return any(isinstance(part, Deletion) for part in self.parts)


Parts = list[str | Deletion]


def read_cloze(text: str) -> Parts:
    """Take a text apart; braces that do not fit together stay text."""
    root = Deletion(frozenset())
    stack = [root]
    hints = [False]
    place = 0
    for found in _TOKEN.finditer(text):
        opened, sign = found[1], found[0]
        inside = len(stack) > 1
        too_deep = opened and len(stack) > _MAX_DEPTH
        if too_deep or (not opened and not inside) or (sign == "::" and hints[-1]):
            continue
        _say(stack[-1], text[place : found.start()], hint=hints[-1])
        place = found.end()
        if opened:
            numbers = frozenset(int(one) for one in opened.split(",") if one and int(one) <= _MOST_NUMBER)
            stack.append(Deletion(numbers))
            hints.append(False)
            stack[-2].parts.append(stack[-1])
        elif sign == "::":
            hints[-1] = True
        else:
            stack.pop()
            hints.pop()
    _say(stack[-1], text[place:], hint=hints[-1])
    return root.parts


def deletions(parts: Parts) -> Iterator[Deletion]:
    """Yield all deletions, outer ones before those in them."""
    for part in parts:
        if isinstance(part, Deletion):
            yield part
            yield from deletions(part.parts)


def asked(parts: Parts, number: int, blank: str) -> str:
    """Return the text with the deletions of one card blank and all others filled in."""
    return "".join(_asked(parts, number, blank))


def _asked(parts: Parts, number: int, blank: str) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif number in part.numbers:
            yield blank + (f" ({part.hint.strip()})" if part.hint.strip() else "")
        else:
            yield from _asked(part.parts, number, blank)


def _say(deletion: Deletion, text: str, *, hint: bool) -> None:
    if hint:
        deletion.hint += text
    elif text:
        deletion.parts.append(text)
