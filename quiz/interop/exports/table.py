r"""Write questions as a CSV table, a row each, for spreadsheets and programs of one's own.

The file is UTF-8 with a byte order mark (spreadsheets need it), comma-separated with a header row
and CRLF line ends (RFC 4180). Its columns:

============  ========================================================================
id            permanent id of the card, or of the question with ``--format``
format        choice, multi, truefalse, cloze, typed, number, date, order, match, list, flip
question      the stem; the blank of a cloze is ``_____``
answer        the right answer; of multi and list all answers; of order the items in their
              order; of match the pairs, ``left -> right``; of truefalse ``True`` or ``False``
options       what is shown to choose from: the options of choice and multi in their order,
              of order the items mixed; else empty
accept        what else counts as a right answer
feedback      what is told for each option, as many parts as ``options`` has; of truefalse one
              part for the wrong choice; empty where nothing is told
tolerance     how far a number may be off, in its unit
explanation   why it is so
source        the citation
tags          the author's labels
============  ========================================================================

``answer`` (of multi, list, order, match), ``options``, ``accept``, ``feedback`` and ``tags`` hold
lists: their parts are set apart by ``␠|␠`` (a bar with a space on each side). In a part of a list,
and in one alone, ``|`` is written ``\|``. In the parts of a match ``>`` is written ``\>`` as well.
Reading takes one backslash away before each ``|``, and in a match before each ``>``. A tab in a text
is written as a space, as CSV has none (RFC 4180).

A cell that a spreadsheet would take for a formula (it begins with ``= + - @``, a tab or a line
end, perhaps after apostrophes) begins with one apostrophe more
(``quiz.interop.cells``).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from quiz.interop.cells import harmless
from quiz.interop.exports.files import write_text
from quiz.interop.exports.item import PREFERENCE, Item, Selection, decimal, plain
from quiz.interop.exports.media import name_media
from quiz.interop.exports.report import Report

__all__ = ["COLUMNS", "PREFERENCE", "write"]

COLUMNS = (
    "id", "format", "question", "answer", "options", "accept", "feedback", "tolerance", "explanation", "source", "tags",
)  # fmt: skip
_BETWEEN = " | "


def write(selections: Sequence[Selection], path: Path, report: Report) -> None:
    """Write the table."""
    write_text(path, _lines(selections, report), "utf-8-sig")


def _lines(selections: Sequence[Selection], report: Report) -> Iterator[str]:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for selection in selections:
        for item in selection.items:
            writer.writerow([harmless(plain(cell)) for cell in _row(item, report)])
            report.wrote()
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _row(item: Item, report: Report) -> tuple[str, ...]:
    question = item.question
    options = item.options if item.format in {"choice", "multi", "order"} else ()
    return (
        item.ref,
        item.format,
        name_media(item, question.stem, report),
        _answer(item),
        _list(option.text for option in options),
        _list(name for names in question.accept for name in names),
        _feedback(item),
        decimal(question.tolerance) if question.tolerance else "",
        question.explanation,
        question.source,
        _list(item.tags),
    )


def _answer(item: Item) -> str:
    if item.format == "match":
        pairs = ((_part(left), _part(right)) for left, right in item.question.pairs)
        return _BETWEEN.join(" -> ".join(side.replace(">", r"\>") for side in pair) for pair in pairs)
    if item.format == "truefalse":
        return str(item.truth)
    return _list(item.question.answers)


def _feedback(item: Item) -> str:
    told = [option.feedback for option in item.options if item.format != "truefalse" or not option.correct]
    return _list(told) if any(told) else ""


def _list(texts: Iterable[str]) -> str:
    return _BETWEEN.join(map(_part, texts))


def _part(text: str) -> str:
    return text.replace("|", r"\|")
