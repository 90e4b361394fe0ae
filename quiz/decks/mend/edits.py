"""Change a text in places, and find the places of its scalars."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

import yaml

from quiz.decks.nodes import LINE_END, Node, Scalar, Table
from quiz.errors import Mark

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Edit:
    """A part of a text and what takes its place.

    Attributes:
        start, end: where the part begins and ends, in characters.
        new: what takes its place.
    """

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """What was mended, for people.

    Attributes:
        what: in a few words.
        line: where, counted from 1 in the file as it was; 0 for the whole file.
    """

    what: str
    line: int = 0

    def __str__(self) -> str:
        """Write the change as one line."""
        return f"line {self.line}: {self.what}" if self.line else self.what


@dataclass(frozen=True, slots=True)
class Mended:
    """A text after a step.

    Attributes:
        text: the text.
        changes: what was mended in it.
    """

    text: str
    changes: tuple[Change, ...] = ()


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with parts replaced; the parts must not overlap."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


class Spans:
    """Where the scalars of a YAML text begin and end."""

    def __init__(self, text: str) -> None:
        """Look through a text that is YAML."""
        self._ends: dict[tuple[int, int], tuple[int, int]] = {}
        self.several_lines: set[int] = set()
        """Lines, from 1, on which a scalar goes on to the next line: what ends them may belong to its text."""
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.ScalarEvent):
                start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
                self._ends[start.line + 1, start.column + 1] = start.index, end.index
                self.several_lines |= set(range(start.line + 1, end.line + 1))

    def of(self, mark: Mark) -> tuple[int, int]:
        """Return where the scalar at a position begins and ends in the text, quotes included."""
        return self._ends[mark.line, mark.column]


def plain(node: Node) -> object:
    """Return what a node holds without where it stands, so that two texts can be compared by what they say."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Table):
        return {key.value: plain(value) for key, value in node.entries}
    return [plain(item) for item in node.items]


def lines_of(text: str) -> list[str]:
    """Split a text into lines as YAML counts them, each with the characters that end it."""
    parts = LINE_END.split(text)
    lines = [line + end for line, end in zip(parts[::2], [*parts[1::2], ""], strict=True)]
    return lines if lines[-1] else lines[:-1]


def without_end(line: str) -> str:
    """Return a line without the characters that end it."""
    return LINE_END.split(line)[0]
