"""Texts with deletions, however a format marks them."""

import re
from dataclasses import replace

from quiz.interop.drafts.cloze import Deletion, Parts, deletions
from quiz.interop.drafts.cloze_question import cloze_questions
from quiz.interop.drafts.draft import media_of
from quiz.interop.drafts.html_text import Text, said
from quiz.interop.imports.entry import Entry
from quiz.interop.imports.reading import Reading

OPENED, CLOSED = "\ufdd8", "\ufdd9"
"""Stand around a deletion while a text is read; no file has them."""
_DELETION = re.compile(f"{OPENED}([^{OPENED}{CLOSED}]*){CLOSED}")
_MOST = 100
"""Deletions of one text: each may become a question with the whole text in it."""
_REMARK = re.compile(r"\^\[([^\[\]\n]{1,100})\]|\[\^(\d{1,2})\]")


def marked_parts(text: str) -> Parts:
    """Take a text apart whose deletions stand between ``OPENED`` and ``CLOSED``.

    Behind a deletion may stand a hint, ``^[hint]``, or the number of a group, ``[^2]``.
    """
    parts: Parts = []
    place = 0
    for count, found in enumerate(_DELETION.finditer(text), 1):
        _say(parts, text[place : found.start()])
        place, number, hint = found.end(), 0, ""
        if remark := _REMARK.match(text, place):
            place, hint, number = remark.end(), remark[1] or "", int(remark[2] or 0)
        parts.append(Deletion(frozenset({number or count}), [found[1].strip()], hint))
    _say(parts, text[place:])
    return parts


def add_cloze(reading: Reading, entry: Entry, parts: Parts, text: Text) -> None:
    """Take the questions that ask for the deletions of a text.

    Args:
        reading: where they go.
        entry: what they have in common.
        parts: the text.
        text: what the text was read from, with its media.
    """
    numbers = {number for deletion in deletions(parts) for number in deletion.numbers}
    if len(numbers) > _MOST:
        reading.leave_out(entry.mark, f"it has more than {_MOST} deletions")
        return
    whole = "".join(part if isinstance(part, str) else part.text for part in parts)
    for question in cloze_questions(parts, numbers):
        if question is None:
            reading.leave_out(entry.mark, "a deletion is empty")
            continue
        asked = replace(
            entry,
            format=question.format,
            stem=said(Text(question.stem)),
            fields=question.fields,
            slot=question.slot,
            content=said(Text(whole)),
            media=(*media_of(text), *entry.media),
        )
        reading.add(asked)


def _say(parts: Parts, text: str) -> None:
    if text:
        parts.append(text.replace(OPENED, "").replace(CLOSED, ""))
