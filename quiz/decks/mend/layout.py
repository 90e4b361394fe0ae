"""Mend what keeps a text from being YAML: tabs in front of lines, and values that lack their quotes."""

import re

from quiz.decks.mend.edits import Change, Mended, lines_of, plain, without_end
from quiz.decks.nodes import Node, parse
from quiz.errors import DeckError

_FRONT = re.compile(r"[ \t]*(?:-[ \t]+)*")
_WIDTHS = (2, 4, 8)
_MOST_QUOTED = 1_000
_KEY_AND_VALUE = re.compile(r"(?P<key>\s*(?:-\s+)*[\w-]+:\s+)(?P<value>[^\s'\"|>].*?)(?P<rest>\s+#.*|\s*)")


def without_tabs(text: str, name: str) -> Mended:
    """Indent with spaces where tabs keep a text from being YAML, and only one reading of it is possible.

    Args:
        text: the text.
        name: the file as the user calls it.
    """
    lines = lines_of(text)
    numbers = [n for n, line in enumerate(lines, 1) if "\t" in _front(line)]
    if not numbers or _parsed(text, name) is not None:
        return Mended(text)
    readings: dict[str, object] = {}
    for width in _WIDTHS:
        candidate = "".join(_spaced(line, width) for line in lines)
        # Another mistake further down must not hide what the tabs mean, nor be taken for theirs.
        mended = with_quotes(candidate, name).text
        root = _parsed(mended, name)
        if root is not None:
            readings[candidate] = plain(root)
    first = next(iter(readings), None)
    if first is None or any(reading != readings[first] for reading in readings.values()):
        return Mended(text)
    return Mended(first, tuple(Change("spaces in place of tabs", number) for number in numbers))


def with_quotes(text: str, name: str) -> Mended:
    """Put values in quotes that YAML cannot read without: with ': ' inside, or '{' at the beginning of a sentence.

    Args:
        text: the text.
        name: the file as the user calls it.
    """
    changes: list[Change] = []
    for _ in range(_MOST_QUOTED):
        line = _failing_line(text, name)
        if line == 0:
            return Mended(text, tuple(changes))
        lines = lines_of(text)
        match = _KEY_AND_VALUE.fullmatch(without_end(lines[line - 1])) if line <= len(lines) else None
        if match is None:
            return Mended(text, tuple(changes))
        lines[line - 1] = f"{match['key']}{quoted(match['value'])}{match['rest']}{lines[line - 1][match.end() :]}"
        text, before = "".join(lines), text
        further = _failing_line(text, name)
        if 0 < further <= line:
            return Mended(before, tuple(changes))
        changes.append(Change("in quotes", line))
    return Mended(text, tuple(changes))


def quoted(text: str) -> str:
    """Write a text in quotes that needs no escapes but a doubled quote."""
    if "'" in text and '"' not in text and "\\" not in text:
        return f'"{text}"'
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _front(line: str) -> str:
    match = _FRONT.match(line)
    return match[0] if match else ""


def _spaced(line: str, width: int) -> str:
    front = _front(line)
    return front.replace("\t", " " * width) + line[len(front) :]


def _parsed(text: str, name: str) -> Node | None:
    try:
        return parse(text, name)
    except DeckError:
        return None


def _failing_line(text: str, name: str) -> int:
    """Return the line on which a text stops being YAML; 0 where it is YAML."""
    try:
        parse(text, name)
    except DeckError as error:
        return error.problems[0].mark.line
    return 0
