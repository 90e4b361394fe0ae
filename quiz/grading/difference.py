"""Show where an answer and the right one differ, letter by letter."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

from quiz.text import fold

Sort = Literal["same", "missing", "extra"]
_SORTS: dict[str, Sort] = {"equal": "same", "delete": "missing", "insert": "extra"}


@dataclass(frozen=True, slots=True)
class Span:
    """Letters in a row that are alike or differ in the same way.

    Attributes:
        sort: ``same`` in both, ``missing`` from the answer, or ``extra`` in it.
        text: the letters; those that are the same as the key writes them.
    """

    sort: Sort
    text: str


def difference(answer: str, key: str) -> tuple[Span, ...]:
    """Compare an answer with the right one.

    Case and diacritics do not count. What is the same and what is missing is the key when it is
    put together; letters that stand for others are missing first, then extra.

    Args:
        answer: what was typed.
        key: what it came close to.
    """
    answer, key = (unicodedata.normalize("NFC", text) for text in (answer, key))
    spans: list[Span] = []
    for step in Indel.opcodes(_letters(key), _letters(answer)):
        sort = _SORTS[step.tag]
        text = answer[step.dest_start : step.dest_end] if sort == "extra" else key[step.src_start : step.src_end]
        spans.append(Span(sort, text))
    return _missing_first(spans)


def _letters(text: str) -> list[str]:
    """Return what counts of each character; the character itself where folding leaves nothing."""
    return [fold(character) or character for character in text]


def _missing_first(spans: list[Span]) -> tuple[Span, ...]:
    """Join what is missing, and what is extra, between two places that are the same."""
    done: list[Span] = []
    missing = extra = ""
    for span in [*spans, Span("same", "")]:
        if span.sort == "missing":
            missing += span.text
        elif span.sort == "extra":
            extra += span.text
        else:
            changed = (Span("missing", missing), Span("extra", extra), span)
            done += [part for part in changed if part.text]
            missing = extra = ""
    return tuple(done)
