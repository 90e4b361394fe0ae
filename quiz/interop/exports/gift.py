r"""Write questions as Moodle's GIFT, one deck a category.

Source: docs.moodle.org, "GIFT format". The specials ``\ ~ = # { } :`` have a backslash before
them, a line end is ``\n``. Texts are plain unless a question has maths, which needs HTML. An id and
tags stand in a comment before the question.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from quiz.interop.exports.files import write_text
from quiz.interop.exports.html_text import with_mathjax
from quiz.interop.exports.item import PREFERENCE, Item, Selection, decimal, plain
from quiz.interop.exports.media import name_media
from quiz.interop.exports.moodle_marks import marks
from quiz.interop.exports.naming import category, id_number, title
from quiz.interop.exports.report import Report
from quiz.interop.exports.typed import AS_MATCH, BY_HAND, typed_answers
from quiz.maths.show import maths_parts
from quiz.model.question import Option
from quiz.text import one_line

__all__ = ["PREFERENCE", "escape", "write"]

_SPECIAL = re.compile(r"[\\~=#{}:]")
_ARROW = "->"
_FORMATTED = re.compile(r"[\[%]")


def write(selections: Sequence[Selection], path: Path, report: Report) -> None:
    """Write the text."""
    write_text(path, _parts(selections, report))


def escape(text: str) -> str:
    """Write a text so that none of its letters means anything."""
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", "\\n")


def _parts(selections: Sequence[Selection], report: Report) -> Iterator[str]:
    for selection in selections:
        yield f"$CATEGORY: {category(selection.title)}\n\n"
        for item in selection.items:
            answers = list(_Question(item, report).answers())
            if answers:
                yield _question(item, answers, report)
                report.wrote()


def _question(item: Item, answers: list[str], report: Report) -> str:
    """Put a question together, with an empty line behind it."""
    text = _text(item)
    stem = text(name_media(item, item.stem, report), always=True)
    tags = "".join(f" [tag:{_in_brackets(tag)}]" for tag in item.tags)
    lines = [
        f"// [id:{_in_brackets(id_number(item.ref))}]{tags}",
        f"::{escape(title(item))}::{stem} {{",
        *(f"\t{answer}" for answer in answers if answer),
        f"\t####{text(item.background)}",
        "}\n\n",
    ]
    return "\n".join(lines)


class _Question:
    """One question being written."""

    def __init__(self, item: Item, report: Report) -> None:
        self._item = item
        self._report = report
        self._text = _text(item)

    def answers(self) -> Iterator[str]:
        """Yield the lines between the braces, one that is empty for an essay; none where the question is left out."""
        item = self._item
        match item.format:
            case "choice":
                yield from (f"{'=' if option.correct else '~'}{self._told(option)}" for option in item.options)
            case "multi":
                yield from self._several()
            case "truefalse":
                wrong = next((option.feedback for option in item.options if not option.correct), "")
                yield ("TRUE" if item.truth else "FALSE") + (f"#{self._text(wrong)}" if wrong else "")
            case "match":
                yield from (f"={self._text(left)} -> {_short(right)}" for left, right in item.question.pairs)
            case "order":
                self._report.lessen(item, AS_MATCH)
                place = {answer: number for number, answer in enumerate(item.question.answers, 1)}
                yield from (f"={self._text(option.text)} -> {place[option.text]}" for option in item.options)
            case "number" if item.number:
                yield f"#{decimal(item.number.value)}:{decimal(item.question.tolerance)}"
            case "list" | "flip":
                self._report.lessen(item, BY_HAND)
                yield ""
            case _:
                yield from self._typed()

    def _told(self, option: Option) -> str:
        return self._text(option.text) + (f"#{self._text(option.feedback)}" if option.feedback else "")

    def _several(self) -> Iterator[str]:
        shares = marks(self._item.options)
        if shares is None:
            self._report.leave_out(self._item, "Moodle cannot divide the mark by so many right options")
            return
        for share, option in zip(shares, self._item.options, strict=True):
            yield f"~%{share}%{self._told(option)}"

    def _typed(self) -> Iterator[str]:
        """Yield the answers that are accepted; in Moodle's, a star stands for any letters unless escaped."""
        found = typed_answers(self._item, self._report)
        kept = [answer for answer in found if _ARROW not in answer]
        if not kept:
            self._report.leave_out(self._item, "GIFT takes an answer with '->' for a match")
        elif kept != list(found):
            self._report.lessen(self._item, "GIFT takes no answer with '->' beside others: it is not accepted")
        for answer in kept:
            written = _short(answer.replace("*", "\\*"))
            yield f"=[plain]{written}" if _FORMATTED.match(written) else f"={written}"


def _text(item: Item) -> Callable[..., str]:
    """Return what writes the texts of a question: as plain text, or as HTML where it has maths or arrows."""
    question = item.question
    texts = [question.stem, *question.answers, *(left for left, _ in question.pairs), item.background]
    texts += [text for option in item.options for text in (option.text, option.feedback)]
    html = any(_ARROW in text or _has_maths(text) for text in texts)

    def write_one(text: str, *, always: bool = False) -> str:
        written = escape(with_mathjax(text) if html else plain(text).strip())
        # What begins like a format or a mark would be read as one.
        return f"[{'html' if html else 'plain'}]{written}" if always or _FORMATTED.match(written) else written

    return write_one


def _has_maths(text: str) -> bool:
    return ("$" in text or "\\" in text) and any(sort != "text" for _, sort in maths_parts(text))


def _short(text: str) -> str:
    """Write what learners type or choose from a menu: it has no format."""
    return escape(one_line(plain(text)))


def _in_brackets(text: str) -> str:
    """Write an id or a tag; not every program knows an escaped bracket."""
    return one_line(plain(text)).translate({ord("["): "(", ord("]"): ")", ord("\\"): "/"})
