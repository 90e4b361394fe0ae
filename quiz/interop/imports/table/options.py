"""The options of a row, and which of them are right."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from quiz.interop.drafts.html_text import said
from quiz.interop.imports.by_format import split_list
from quiz.interop.imports.plain import Markup, read_text
from quiz.interop.imports.table.columns import Columns
from quiz.interop.imports.table.rows import Row
from quiz.text import fold

_SIGNS = ("|", "\n", ";", ",")
_LETTERED = re.compile(r"[A-Za-z][.)][ \t]+")


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a question.

    Attributes:
        right: those that are right.
        wrong: the others, with what is told for them.
        told_right: what is told for the right ones.
        unknown: an answer that is none of them; empty when there is none.
    """

    right: tuple[str, ...] = ()
    wrong: tuple[tuple[str, str], ...] = ()
    told_right: tuple[str, ...] = ()
    unknown: str = ""


def options_of(row: Row, columns: Columns, markup: Markup, *, own: bool) -> Options:
    """Read the options of a row.

    The right ones are told by their text, by a number from 1 or by a letter; several are set apart
    as the options are, or by commas. An answer that is no option where there are only wrong ones is
    the right one.
    """

    def cell(name: str) -> str:
        place = columns.by_name.get(name, -1)
        return row.cells[place] if 0 <= place < len(row.cells) else ""

    def said_each(texts: Sequence[str]) -> list[str]:
        return [said(read_text(text, markup)) for text in texts]

    listed = _split(cell("options"), own=own)
    numbered = [row.cells[place].strip() for place in columns.options if place < len(row.cells)]
    options = [text for text in said_each([*listed, *numbered]) if text]
    wrong = [row.cells[place] for place in columns.wrong if place < len(row.cells)]
    wrong = [text for text in said_each([*_split(cell("wrong"), own=own), *wrong]) if text]
    answer = cell("answer")
    if wrong and not options:
        return Options((said(read_text(answer, markup)),) if answer else (), tuple((text, "") for text in wrong))
    if not options:
        return Options()
    feedback = said_each(split_list(cell("feedback"))) if cell("feedback") else []
    told = dict(zip(options, feedback, strict=False)) if len(feedback) == len(options) else {}
    (whole,) = said_each([answer])
    right, unknown = _right(whole, said_each(_split(answer, own=own)), options)
    if all(_LETTERED.match(text) for text in options):
        bare = {text: text[2:].strip() for text in options}
        options, right = [bare[text] for text in options], [bare[text] for text in right]
    known = set(right)
    return Options(
        tuple(right),
        tuple((text, told.get(text, "")) for text in options if text not in known),
        tuple(told.get(text, "") for text in right),
        unknown,
    )


def _split(cell: str, *, own: bool) -> list[str]:
    """Take a list of options apart at ``␠|␠``, or at the first sign of those that people use."""
    if not cell:
        return []
    if own or " | " in cell:
        return list(split_list(cell))
    sign = next((sign for sign in _SIGNS if sign in cell), "|")
    return cell.split(sign)


def _right(whole: str, parts: Sequence[str], options: Sequence[str]) -> tuple[list[str], str]:
    """Return the right options, and an answer that is none of them."""
    if whole in options:
        return [whole], ""
    exact = dict(zip(options, options, strict=True))
    folded = {fold(option): option for option in reversed(options)}
    found: list[str] = []
    for part in parts:
        place = _place(part)
        match = exact.get(part) or folded.get(fold(part), "")
        if not match and 0 <= place < len(options):
            match = options[place]
        if not match:
            return found, part[:60] or "(empty)"
        found.append(match)
    return list(dict.fromkeys(found)), "" if found else "(empty)"


def _place(text: str) -> int:
    """Return which option a number or letter means, from 0; -1 when it means none."""
    bare = text.strip().rstrip(".)").lower()
    if bare.isascii() and bare.isdigit() and len(bare) <= 2:  # noqa: PLR2004 - no table has a hundred options
        return int(bare) - 1
    return ascii_lowercase.index(bare) if len(bare) == 1 and bare in ascii_lowercase else -1
