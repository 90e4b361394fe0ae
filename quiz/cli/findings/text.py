"""Findings for people: one line each, and the line of the deck with a mark under the place."""

import textwrap
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from quiz.checks.catalogue import RULES, severity
from quiz.decks.place import around, lines_of
from quiz.errors import Problem
from quiz.text import one_line

Paint = Callable[[str, str], str]
"""Colours a text; takes the colour's name and the text."""

_COLOURS = {"error": "red", "warning": "yellow", "advice": "cyan"}
_LEAST_WIDTH = 20
_GUTTER = 5
_lines = lru_cache(maxsize=8)(lines_of)


def as_lines(findings: Iterable[Problem], paint: Paint) -> Iterator[str]:
    """Yield one line a finding: ``file:line:column: message (hint) [code]``."""
    for finding in findings:
        hint = f" ({one_line(finding.hint)})" if finding.hint else ""
        code = paint(_COLOURS[severity(finding.code)], f"[{finding.code}]")
        yield f"{paint('bold', f'{one_line(str(finding.mark))}:')} {one_line(finding.message)}{hint} {code}"


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
        number = f"{mark.line:>{_GUTTER}} |"
        found = around(_lines(mark.file), mark, max(_LEAST_WIDTH, width - len(number) - 1))
        if found is not None:
            shown, before = found
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
