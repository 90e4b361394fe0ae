"""Read the Markdown that factquiz exports: a heading a question, its parts below with labels.

The layout is told in ``quiz/interop/exports/markdown.py``. Each question names its format and id.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quiz.errors import did_you_mean
from quiz.interop.drafts.html_text import Text, said
from quiz.interop.imports.by_format import Parts, loses_names, told_for, with_parts
from quiz.interop.imports.entry import Entry
from quiz.interop.imports.markdown.sections import Line, Section
from quiz.interop.imports.plain import read_markdown
from quiz.interop.imports.reading import Reading
from quiz.model.question import FORMATS

_LABEL = re.compile(r"^\*\*([A-Z][a-z]{1,11}(?: [a-z]{1,11})?):\*\*[ \t]*(.*)$")
_LABELS = frozenset({"Answer", "Also right", "Tolerance", "Explanation", "Source", "Tags", "Format", "Id"})
TASK = re.compile(r"^[ \t]{0,3}[-*+][ \t]+\[([ xX])\][ \t]+(.*)$")
_BULLET = re.compile(r"^[ \t]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)$")
_BELOW = re.compile(r"^[ \t]{2,}[-*+][ \t]+(.*)$")
_RULED = re.compile(r"^\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$")
_BETWEEN = " | "
_SIDES = 2


@dataclass(slots=True)
class _Found:
    """The parts of a question as they are found in the lines.

    Attributes:
        stem: lines of what is asked.
        options: ticked or not, text, and what is told for it.
        entries: of a list or an order.
        rows: of a table.
        labels: texts by label.
    """

    stem: list[str]
    options: list[list[str]] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)


def is_own(section: Section) -> bool:
    """Tell whether a section is a question that factquiz exported."""
    return bool(section.heading) and any(line.text.startswith("**Format:**") for line in section.lines)


def read_own(reading: Reading, section: Section) -> None:
    """Read the question of a section."""
    found = _take_apart(section)
    labels = found.labels
    written = said(read_markdown(labels.get("Format", "")))
    form = next((one for one in FORMATS if one == written), None)
    if form is None:
        reading.leave_out(section.mark, f"there is no format '{written[:40]}'", did_you_mean(written[:40], FORMATS))
        return
    told = {label: _said(labels.get(label, "")) for label in ("Answer", "Tolerance", "Explanation", "Source", "Id")}
    right = [(text, feedback) for tick, text, feedback in found.options if tick]
    wrong = tuple((text, feedback) for tick, text, feedback in found.options if not tick)
    answers = [text for text, _ in right] or found.entries or [told["Answer"]]
    accept = _list(labels.get("Also right", ""))
    if accept and loses_names(form):
        reading.change(section.mark, f"further right answers of a {form} question cannot be carried over")
    feedback = told_for([feedback for _, feedback in (wrong if form == "truefalse" else right)])
    pairs = tuple((row[0], row[1]) for row in found.rows[1:] if len(row) == _SIDES)
    parts = Parts(tuple(filter(None, answers)), wrong, feedback, pairs, accept, told["Tolerance"])
    entry = Entry(
        section.mark,
        form,
        said(read_markdown("\n".join(found.stem))),
        name=told["Id"],
        explanation=told["Explanation"],
        source=told["Source"],
        tags=_list(labels.get("Tags", "")),
    )
    reading.add(with_parts(entry, parts))


def _take_apart(section: Section) -> _Found:
    found = _Found([section.heading])
    for line in section.lines:
        text = line.text
        label, task = _LABEL.match(text), TASK.match(text)
        if label and label[1] in _LABELS:
            found.labels[label[1]] = label[2]
        elif task:
            found.options.append([task[1].strip(), _said(task[2]), ""])
        elif (below := _BELOW.match(text)) and found.options:
            found.options[-1][2] = _said(below[1])
        elif entry := _BULLET.match(text):
            found.entries.append(_said(entry[1]))
        elif text.startswith("|"):
            if not _RULED.match(text):
                cells = text.strip().removeprefix("|").removesuffix("|")
                found.rows.append([_said(cell) for cell in f" {cells} ".split(_BETWEEN)])
        elif not line.blank:
            _go_on(found, line)
    return found


def _go_on(found: _Found, line: Line) -> None:
    """Take a line that goes on with the last part."""
    if found.labels:
        label = next(reversed(found.labels))
        found.labels[label] += f"\n{line.text}"
    elif not (found.options or found.entries or found.rows):
        found.stem.append(line.text)


def _said(source: str) -> str:
    return said(Text(read_markdown(source).text))


def _list(source: str) -> tuple[str, ...]:
    parts: Sequence[str] = source.split(_BETWEEN) if source else ()
    return tuple(text for part in parts if (text := _said(part)))
