"""Aiken: a question in a line, an option a line, and the letter of the right one."""

import re
from dataclasses import dataclass, field

from quiz.errors import Mark
from quiz.interop.drafts.draft import media_of
from quiz.interop.drafts.html_text import Text, said
from quiz.interop.imports.entry import Entry
from quiz.interop.imports.plain import read_text
from quiz.interop.imports.reading import Reading

_OPTION = re.compile(r"[ \t]{0,20}([A-Za-z])[.)][ \t]+(\S.*)")
_EMPTY = re.compile(r"[ \t]{0,20}[A-Za-z][.)][ \t]*")
_ANSWER = re.compile(r"[ \t]{0,20}ANSWER[ \t]*:[ \t]*(.*)", re.IGNORECASE)
_HEADED = re.compile(r"^Question:[ \t]+(?=[A-Z][.)]|ANSWER:)", re.IGNORECASE)
"""What our export puts before a question that begins like an option."""


@dataclass(slots=True)
class _Open:
    """A question that is being read.

    Attributes:
        offset: where it begins; -1 before it does.
        stem: lines of what is asked.
        options: the options by their letters.
        letters: how long it is.
        flaw: what is wrong with it, and where; empty when nothing is.
    """

    offset: int = -1
    stem: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    letters: int = 0
    flaw: tuple[int, str, str] | None = None


def read_aiken(reading: Reading) -> None:
    """Read the questions of an Aiken file; one that is broken is left out."""
    question, offset = _Open(), 0
    for line in reading.file.lines:
        _take(reading, question, line, offset)
        if _ANSWER.fullmatch(line):
            question = _Open()
        offset += len(line) + 1
    if question.offset >= 0:
        reading.leave_out(question.offset, "the question has no 'ANSWER:'", "end it with a line such as 'ANSWER: B'")


def _take(reading: Reading, question: _Open, line: str, offset: int) -> None:
    """Take a line into a question; the line with the answer ends it."""
    answer, option = _ANSWER.fullmatch(line), _OPTION.fullmatch(line)
    if not line.strip():
        return
    if question.offset < 0:
        question.offset = offset
    question.letters += len(line)
    if answer:
        _end(reading, question, answer[1].strip(), offset)
    elif option and question.stem:
        letter = option[1].upper()
        if letter in question.options:
            question.flaw = question.flaw or (offset, f"the option {letter} stands twice", "")
        question.options[letter] = option[2]
    elif _EMPTY.fullmatch(line) and question.stem:
        question.flaw = question.flaw or (offset, "the option is empty", "write a text after it")
    elif question.options:
        hint = "each option is one line; a question ends with 'ANSWER: B'"
        question.flaw = question.flaw or (offset, "a line that is neither an option nor the answer", hint)
    else:
        question.stem.append(line)


def _end(reading: Reading, question: _Open, letters: str, offset: int) -> None:
    letters = letters.rstrip(".) \t").upper()
    if question.flaw:
        reading.leave_out(*question.flaw)
    elif not question.stem:
        reading.leave_out(question.offset, "an answer without a question", "the question is the first line")
    elif letters not in question.options:
        known = ", ".join(question.options) or "none"
        reading.leave_out(offset, f"there is no option '{letters[:20]}'", f"the options are {known}")
    elif not reading.too_long(question.offset, question.letters):
        reading.add(_entry(reading.file.mark(question.offset), question, letters))


def _entry(mark: Mark, question: _Open, right: str) -> Entry:
    texts = {letter: read_text(text) for letter, text in question.options.items()}
    stem = read_text(_HEADED.sub("", "\n".join(question.stem)))
    stem = Text(stem.text.replace("\n", " "), stem.images, stem.sounds)
    media = media_of(stem, *texts.values())
    options = {letter: said(text) for letter, text in texts.items()}
    answer = options.pop(right)
    if {answer, *options.values()} == {"True", "False"}:
        return Entry(mark, "truefalse", said(stem), {"answer": answer.lower()}, media=media)
    wrong = tuple((text, "") for text in options.values())
    return Entry(mark, "choice", said(stem), {"answer": answer, "wrong": wrong}, media=media)
