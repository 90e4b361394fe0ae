r"""Write questions as Markdown, to read, to print, and to read back.

The file is CommonMark with the tables and task lists of GitHub's dialect. One deck is::

    # Title of the deck

    ## Which craft landed on the Moon in July 1969?

    - [ ] Columbia
      - Columbia stayed in orbit.
    - [x] Eagle

    **Explanation:** Eagle was the lunar module of Apollo 11.

    **Source:** Solar system overview (NASA, 2024), page 1

    **Format:** choice

    **Id:** space/lander/question

A question is a second-level heading with the first line of its stem; further lines follow as a
paragraph. The blank of a cloze is ``\_\_\_\_\_``. What is next depends on the format:

- choice, multi, truefalse: a task list, ticked where an option is right; feedback is an item below it
- order: a numbered list in the right order; list: a bullet list of all answers
- match: a table with the heads ``Left`` and ``Right``, a row a pair
- cloze, typed, number, date, flip: a paragraph ``**Answer:** …``

Then come paragraphs with a label, each only where there is something to tell: ``**Also right:**``
(parts set apart by ``␠|␠``), ``**Tolerance:**``, ``**Explanation:**``, ``**Source:**``, ``**Tags:**``
(parts set apart by ``␠|␠``), and always ``**Format:**`` and ``**Id:**``.

Text means its letters: a backslash stands before each of ``\ ` * _ { } [ ] < > # | ~ $ ! & + - =``,
and before the ``.`` or ``)`` after a number at the beginning of a line. A line end within a text is a
backslash before a line end (a space in headings, tables and lists of parts; empty lines are left
out). Maths stays LaTeX between dollar signs, without backslashes of ours; a bar in it is ``\vert{}``
in tables and lists of parts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from quiz.interop.exports.files import write_text
from quiz.interop.exports.item import PREFERENCE, Item, Selection, decimal, plain
from quiz.interop.exports.media import name_media
from quiz.interop.exports.report import Report
from quiz.maths.show import maths_parts
from quiz.text import one_line

__all__ = ["PREFERENCE", "escape", "write"]

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~$!&+\-=]")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")
_MATHS = {"inline": "$", "display": "$$"}
_BETWEEN = " | "
_BARS = ((re.compile(r"\\\|"), r"\\Vert{}"), (re.compile(r"\|"), r"\\vert{}"))


def write(selections: Sequence[Selection], path: Path, report: Report) -> None:
    """Write the text."""
    write_text(path, _parts(selections, report))


def escape(text: str) -> str:
    """Write a text of one line so that Markdown shows its letters, with its maths as LaTeX between dollar signs."""
    text = one_line(plain(text))
    if "$" not in text and "\\" not in text:
        return _escaped(text)
    parts = ((part, _MATHS.get(sort)) for part, sort in maths_parts(text))
    return "".join(f"{sign}{part}{sign}" if sign else _escaped(part) for part, sign in parts)


def _cell(text: str) -> str:
    """Write a text where a bar parts it from the next one, so that none may stand in its maths."""
    text = one_line(plain(text))
    for part, sort in maths_parts(text) if "|" in text else ():
        if sort != "text" and "|" in part:
            bare = part
            for bar, command in _BARS:
                bare = bar.sub(command, bare)
            text = text.replace(part, bare)
    return escape(text)


def _escaped(text: str) -> str:
    return _NUMBERED.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", text))


def _parts(selections: Sequence[Selection], report: Report) -> Iterator[str]:
    for number, selection in enumerate(selections):
        yield f"{chr(10) if number else ''}# {escape(selection.title)}\n"
        for item in selection.items:
            yield f"\n{_question(item, report)}\n"
            report.wrote()


def _question(item: Item, report: Report) -> str:
    question = item.question
    first, *rest = _lines(name_media(item, question.stem, report))
    blocks = [f"## {first}", _joined(rest), *_answer(item)]
    labelled = {
        "Also right": _list(name for names in question.accept for name in names),
        "Tolerance": decimal(question.tolerance) if question.tolerance else "",
        "Explanation": _joined(_lines(question.explanation)),
        "Source": escape(question.source),
        "Tags": _list(item.tags),
        "Format": item.format,
        "Id": escape(item.ref),
    }
    blocks += [f"**{label}:** {text}" for label, text in labelled.items() if text]
    return "\n\n".join(filter(None, blocks))


def _answer(item: Item) -> Iterator[str]:
    answers = item.question.answers
    if item.format in {"choice", "multi", "truefalse"}:
        yield "\n".join(_options(item))
    elif item.format == "order":
        yield "\n".join(f"{number}. {escape(answer)}" for number, answer in enumerate(answers, 1))
    elif item.format == "list":
        yield "\n".join(f"- {escape(answer)}" for answer in answers)
    elif item.format == "match":
        rows = (f"| {_cell(left)} | {_cell(right)} |" for left, right in item.question.pairs)
        yield "\n".join(("| Left | Right |", "| --- | --- |", *rows))
    else:
        yield f"**Answer:** {_joined(_lines(answers[0]))}"


def _options(item: Item) -> Iterator[str]:
    for option in item.options:
        yield f"- [{'x' if option.correct else ' '}] {_joined(_lines(option.text), '  ')}"
        if option.feedback:
            yield f"  - {_joined(_lines(option.feedback), '    ')}"


def _lines(text: str) -> list[str]:
    return [escape(line) for line in plain(text).split("\n") if line.strip()] or [""]


def _joined(lines: Iterable[str], indent: str = "") -> str:
    return f"\\\n{indent}".join(lines)


def _list(texts: Iterable[str]) -> str:
    return _BETWEEN.join(map(_cell, texts))
