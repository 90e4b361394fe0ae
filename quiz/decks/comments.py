"""Find what comments of a deck file say to the check: the reader of decks drops them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from quiz.decks.nodes import LINE_END
from quiz.errors import Mark
from quiz.model.deck import Ignore
from quiz.text import one_line

_IGNORE = re.compile(r"(?:^|(?<=\s))#\s*quiz:\s*ignore\b[ \t]*(?P<rest>.*)$")
_RATHER_TEXT = re.compile(r"(?<=\S)[ \t]+(?P<text>#[^\s#!][^\s,}\]]*)")
_BECAUSE = re.compile(r"\s*\bbecause\b\s*")
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Swallowed:
    """What stands behind a text as a comment and may have been meant to belong to it: ``issue #5``."""

    text: str
    mark: Mark


def read_ignores(text: str, file: str) -> Iterator[Ignore]:
    """Yield the comments that spare a line a finding: ``# quiz: ignore CODE because it is meant so``.

    They hold for the line that they stand behind; where they stand alone, for the next line with content.

    Args:
        text: the text of a deck file that can be read.
        file: the file as the user calls it.
    """
    lines = LINE_END.split(text)[::2]
    found = [(number, match) for number, line in enumerate(lines) if (match := _IGNORE.search(line))]
    inside = _texts(text) if found else {}
    for number, match in found:
        if _covered(inside, number, match.start()):
            continue
        codes, *reason = _BECAUSE.split(match["rest"], maxsplit=1)
        line = number
        if not lines[number][: match.start()].strip():
            line = next((n for n in range(number + 1, len(lines)) if lines[n].split("#")[0].strip()), number)
        mark = Mark(file, number + 1, match.start() + 1)
        for code in re.split(r"[\s,]+", codes.strip()) or [""]:
            yield Ignore(one_line(code), one_line(" ".join(reason)), mark, line + 1)


def read_swallowed(text: str, file: str) -> Iterator[Swallowed]:
    """Yield comments that follow a text without quotes and begin like more of it.

    Args:
        text: the text of a deck file that can be read.
        file: the file as the user calls it.
    """
    lines = LINE_END.split(text)[::2]
    found = [(number, match) for number, line in enumerate(lines) if (match := _RATHER_TEXT.search(line))]
    inside = _texts(text) if found else {}
    for number, match in found:
        ends = [end for start, end, plain in inside.get(number, ()) if plain and start < end]
        if match.start() in ends and not _covered(inside, number, match.start("text")):
            yield Swallowed(one_line(match["text"]), Mark(file, number + 1, match.start("text") + 1))


def _texts(text: str) -> dict[int, list[tuple[int, int, bool]]]:
    """Return where texts stand, by line: first column, column behind the last, and whether they have no quotes."""
    found: dict[int, list[tuple[int, int, bool]]] = {}
    for token in yaml.scan(text, Loader=_Loader):
        if not isinstance(token, yaml.ScalarToken):
            continue
        start, end = token.start_mark, token.end_mark
        for line in range(start.line, end.line + 1):
            first = start.column if line == start.line else 0
            last = end.column if line == end.line else 1 << 30
            found.setdefault(line, []).append((first, last, token.plain))
    return found


def _covered(texts: dict[int, list[tuple[int, int, bool]]], line: int, column: int) -> bool:
    return any(first <= column < last for first, last, _ in texts.get(line, ()))
