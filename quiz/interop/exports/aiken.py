"""Write questions as Aiken: one right option of several, and nothing else.

Source: docs.moodle.org, "Aiken format". Stem and options are a line each.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import ascii_uppercase

from quiz.interop.exports.files import write_text
from quiz.interop.exports.item import PREFERENCE as USUAL
from quiz.interop.exports.item import Item, Selection, plain
from quiz.interop.exports.media import name_media
from quiz.interop.exports.report import Report
from quiz.maths.show import show_maths
from quiz.model.question import Format
from quiz.text import one_line

__all__ = ["PREFERENCE", "write"]

_CARRIED: tuple[Format, ...] = ("choice", "truefalse")
PREFERENCE = (*_CARRIED, *(name for name in USUAL if name not in _CARRIED))
_LIKE_A_PART = re.compile(r"[A-Z][.)]|ANSWER:", re.IGNORECASE)


def write(selections: Sequence[Selection], path: Path, report: Report) -> None:
    """Write the text."""
    write_text(path, _parts(selections, report))


def _parts(selections: Sequence[Selection], report: Report) -> Iterator[str]:
    for selection in selections:
        for item in selection.items:
            if item.format not in _CARRIED:
                report.leave_out(item, "Aiken takes one right option of several only")
            elif len(item.options) > len(ascii_uppercase):
                report.leave_out(item, "Aiken has letters for 26 options")
            else:
                report.lessen(item, "Aiken takes no explanations, sources and feedback")
                yield _question(item, report)
                report.wrote()


def _question(item: Item, report: Report) -> str:
    stem = _line(name_media(item, item.question.stem, report))
    lines = [f"Question: {stem}" if _LIKE_A_PART.match(stem) else stem]
    for letter, option in zip(ascii_uppercase, item.options, strict=False):
        lines.append(f"{letter}. {_line(option.text)}")
    key = next(letter for letter, option in zip(ascii_uppercase, item.options, strict=False) if option.correct)
    return "\n".join((*lines, f"ANSWER: {key}", "", ""))


def _line(text: str) -> str:
    return one_line(plain(show_maths(text)))
