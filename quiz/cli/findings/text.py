"""Findings for people: one line each, and the line of the deck with a mark under the place."""

import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from quiz.checks.catalogue import RULES, severity
from quiz.errors import Mark, Problem
from quiz.text import clean, one_line

Paint = Callable[[str, str], str]
"""Colours a text; takes the colour's name and the text."""

_COLOURS = {"error": "red", "warning": "yellow", "advice": "cyan"}
_LEAST_WIDTH = 20
_GUTTER = 5


def as_lines(findings: Iterable[Problem], paint: Paint) -> Iterator[str]:
    """Yield one line a finding: ``file:line:column: message (hint) [code]``."""
    for finding in findings:
        hint = f" ({one_line(finding.hint)})" if finding.hint else ""
        code = paint(_COLOURS[severity(finding.code)], f"[{finding.code}]")
        yield f"{paint('bold', f'{finding.mark}:')} {one_line(finding.message)}{hint} {code}"


def as_text(findings: Iterable[Problem], paint: Paint, width: int) -> Iterator[str]:
    """Yield for each finding its line, and behind all of one place the line of the file with a mark under it.

    Args:
        findings: what was found.
        paint: colours a text.
        width: the columns of the terminal; lines of the file are cut to it.
    """
    for mark, together in groupby(findings, key=lambda finding: finding.mark):
        here = list(together)
        yield from as_lines(here, paint)
        line = _line(mark)
        if line is not None:
            number = f"{mark.line:>{_GUTTER}} |"
            shown, before = _window(line, mark.column - 1, max(_LEAST_WIDTH, width - len(number) - 1))
            caret = paint(_COLOURS[severity(here[0].code)], "^")
            yield f"{paint('dim', number)} {shown}"
            yield f"{paint('dim', '|'.rjust(len(number)))} {' ' * before}{caret}"


def summary(decks: int, findings: Iterable[Problem], spared: int, *, fast: bool) -> str:
    """Say in a line how many decks were checked and what was found."""
    by_severity = dict.fromkeys(_COLOURS, 0)
    for finding in findings:
        by_severity[severity(finding.code)] += 1
    count = sum(by_severity.values())
    told = "clean"
    if count:
        parts = [f"{number} {_counted(name, number)}" for name, number in by_severity.items() if number]
        told = f"{count} {_counted('finding', count)} ({', '.join(parts)})"
    ignored = f"; {spared} ignored with a reason" if spared else ""
    left_out = "; generated questions were not looked at" if fast else ""
    return f"{decks} {_counted('deck', decks)} checked: {told}{ignored}{left_out}"


def explained(code: str, paint: Paint, width: int) -> Iterator[str]:
    """Yield the lines that explain a rule, wrapped to a width."""
    rule = RULES[code]
    yield f"{paint(_COLOURS[rule.severity], f'{rule.code} ({rule.severity})')}: {rule.title}"
    yield ""
    yield from textwrap.wrap(rule.why, width, break_long_words=False, break_on_hyphens=False)
    for title, example in (("Bad:", rule.bad), ("Good:", rule.good)):
        if example:
            yield ""
            yield paint("bold", title)
            yield from (f"    {line}" for line in example.splitlines())


def listed(paint: Paint) -> Iterator[str]:
    """Yield a line for each rule."""
    widest = max(map(len, RULES))
    for rule in RULES.values():
        yield f"{paint(_COLOURS[rule.severity], f'{rule.code:<{widest}}')}  {rule.severity:<7}  {rule.title}"


def _counted(name: str, number: int) -> str:
    return name if number == 1 or name == "advice" else f"{name}s"


def _line(mark: Mark) -> str | None:
    """Return the line of a position; None where there is no such file or line."""
    lines = _lines(mark.file)
    if not 0 < mark.line <= len(lines):
        return None
    # Tabs become one space, so that columns stay columns; what could drive the terminal becomes visible nowhere.
    return "".join(clean(character) or "\N{REPLACEMENT CHARACTER}" for character in lines[mark.line - 1]).replace(
        "\t", " "
    )


@lru_cache(maxsize=8)
def _lines(file: str) -> list[str]:
    try:
        text = Path(file).read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _window(line: str, place: int, width: int) -> tuple[str, int]:
    """Cut a line to a width so that a place in it is shown, and say how many cells are before it."""
    start = 0
    while _cells(line[start:place]) > width * 2 // 3:
        start += 1
    head = "…" if start else ""
    end = len(line)
    while _cells(head + line[start:end]) > width:
        end -= 1
    tail = ""
    if end < len(line):
        end, tail = end - 1, "…"
    return head + line[start:end] + tail, _cells(head + line[start:place])


def _cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
