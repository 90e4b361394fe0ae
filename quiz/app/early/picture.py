"""What the first picture of a session says and where, as the app's own will have it.

The words are those of ``first_words``, the lines break where Rich breaks them, and the distances are those of
``app.tcss``. What has a shape of its own is left to the app: a line to type in, which comes below its question,
and whole pictures with media, with two columns, or with more than fits.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich._wrap import divide_line
from rich.cells import cell_len, set_cell_size

from quiz.app.early.colours import Look
from quiz.app.first_words import (
    MOVE,
    NEW,
    NONE_MARKED,
    RECALL,
    box,
    heading,
    into_the_blank,
    label_of,
    numbered,
    sign,
    true_or_false,
    where,
)
from quiz.library.study import Study
from quiz.maths.show import show_maths
from quiz.model.media import shown_with
from quiz.model.pace import Pace
from quiz.model.question import BLANK, Card, Format, Question
from quiz.session.steps import Ask, Step, Teach
from quiz.text import clean

_MOST = 90
"""Cells of the column at most, its padding included."""
_LEAST = 30
"""Columns of a terminal with fewer of which the app no longer hangs options beside their numbers."""
_PADDING = 2
_BARS = 2
"""Rows of the line above and of the keys below."""
_LATER: dict[Format, int] = {"typed": 4, "cloze": 4, "number": 4, "date": 4, "list": 9}
"""Rows kept for the line to type in, which only the app shows."""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look.

    Attributes:
        row, column: where they begin, from 0.
        text: the letters.
        look: how they look.
    """

    row: int
    column: int
    text: str
    look: Look


_Block = tuple[int, list[str], Look]
"""The empty rows above it, its rows, their look."""


def first_picture(study: Study, pace: Pace, width: int, height: int) -> list[Run] | None:
    """Return the first picture of a session; None when it is left to the app.

    Args:
        study: the session.
        pace: how long answers took before it.
        width: columns of the terminal.
        height: its rows.
    """
    inner = min(width, _MOST) - 2 * _PADDING
    blocks, later = _said(study.step, inner) if width >= _LEAST else ([], 0)
    rows = sum(gap + len(lines) for gap, lines, _ in blocks)
    if not blocks or rows + later + _BARS + 2 > height:
        return None
    return [*_bars(where(study.session, pace, *heading(study), width), width, height), *_placed(blocks, width, inner)]


def _said(step: Step, width: int) -> tuple[list[_Block], int]:
    """Return what a step says, and the rows for what comes with the app; nothing when all of it is left to the app."""
    if isinstance(step, Teach) and not step.card.media:
        return list(_taught(step.card, width)), 0
    if isinstance(step, Ask) and step.question.format != "match" and not shown_with(step.question.media, "question"):
        later = 0 if _in_sentence(step.question) else _LATER.get(step.question.format, 0)
        return list(_asked(step.question, width)), later
    return [], 0


def _bars(told: str, width: int, height: int) -> Iterator[Run]:
    room = width - 2 * _PADDING
    told = _shown(told)
    told = told if cell_len(told) <= room else set_cell_size(told, room - 1) + "…"
    yield Run(0, 0, set_cell_size(" " * _PADDING + told, width), "bar")
    yield Run(height - 1, 0, " " * width, "keys")


def _placed(blocks: Sequence[_Block], width: int, inner: int) -> Iterator[Run]:
    left = (width - inner) // 2
    row = 2
    for gap, lines, look in blocks:
        row += gap
        for line in lines:
            if look == "statement":
                yield Run(row, left, "█", "edge")
                yield Run(row, left + 1, set_cell_size(line, inner - 1), look)
            else:
                yield Run(row, left, line, look)
            row += 1


def _taught(card: Card, width: int) -> Iterator[_Block]:
    """Say a new fact; the statement has an edge and a ground of its own."""
    yield 0, _wrapped(NEW, width), "label"
    edge = 1 + 2 * _PADDING
    statement = [" " * _PADDING + line for line in _wrapped(card.statement, width - edge)]
    yield 1, ["", *statement, ""], "statement"
    if card.note:
        yield 1, _wrapped(card.note, width), "text"
    yield 1, _wrapped(f"Source: {card.source}", width), "source"


def _asked(question: Question, width: int) -> Iterator[_Block]:
    """Say a question: what to do, the stem, the options, what helps."""
    if label_of(question):
        yield 0, _wrapped(label_of(question), width), "label"
    yield 1, _wrapped(question.stem, width), "stem"
    options = list(_options(question, width - 2))
    if options:
        yield 1, options, "text"
    told = _help(question)
    if told:
        yield 1 if options else 2, _wrapped(told, width), "label"


def _options(question: Question, width: int) -> Iterator[str]:
    options = question.options or ()
    for place, option in enumerate(options):
        pointer = "›" if question.format == "order" and not place else " "
        mark = box(marked=False) if question.format == "multi" else ""
        head = sign(numbered(place, len(options)), pointer, mark)
        first, *others = _wrapped(option.text, width - len(head))
        yield f" {head}{first}"
        yield from (f" {' ' * len(head)}{line}" for line in others)


def _help(question: Question) -> str:
    if question.format == "truefalse":
        return true_or_false(question)
    if _in_sentence(question):
        return into_the_blank(question)
    return {"multi": NONE_MARKED, "order": MOVE, "flip": RECALL}.get(question.format, "")


def _in_sentence(question: Question) -> bool:
    """Tell whether the answer is typed into the stem itself."""
    return question.format == "cloze" and BLANK in question.stem


def _shown(text: str) -> str:
    return show_maths(clean(text))


def _wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines; the deck's reader has folded its white space."""
    line = _shown(text)
    return [line[start:end].rstrip() for start, end in pairwise((0, *divide_line(line, width), len(line)))]


def drawn(runs: Sequence[Run], width: int, height: int, codes: Mapping[Look, str]) -> str:
    """Return what draws a picture on a terminal, all of it.

    Args:
        runs: the letters.
        width: columns of the terminal.
        height: its rows.
        codes: what tells a terminal of each look.
    """
    ground = [f"\x1b[{row};1H{codes['ground']}{' ' * width}" for row in range(1, height + 1)]
    letters = (f"\x1b[{run.row + 1};{run.column + 1}H{codes[run.look]}{run.text}" for run in runs)
    return "".join((*ground, *letters, "\x1b[0m"))
