"""Take a block of a GIFT file apart: name, what is asked, and the text of the answers."""

import re
from dataclasses import dataclass

from quiz.interop.drafts.html_text import Text
from quiz.interop.imports.gift.blocks import Block, show
from quiz.interop.imports.moodle_points import with_bare_names
from quiz.interop.imports.plain import Markup, looks_like_html, read_text
from quiz.text import one_line

_MARKUP = re.compile(r"[ \t\n]*\[(html|moodle|plain|markdown)\]")


class BrokenError(Exception):
    """A block that is no question.

    Attributes:
        offset: where in the file.
        reason: what is wrong.
        hint: what would be right.
    """

    def __init__(self, offset: int, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.offset, self.reason, self.hint = offset, reason, hint


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers still in one piece; all texts still hide what was escaped.

    Attributes:
        title: its name in Moodle; empty when it has none.
        before: what stands before the answers, without the name of its markup.
        after: what stands behind them.
        answers: what stands in the braces; None when there are none.
        offset: where ``answers`` begins in the file.
        markup: what its texts are written in: ``html``, ``moodle``, ``plain`` or ``markdown``.
    """

    title: str
    before: str
    after: str
    answers: str | None
    offset: int
    markup: str

    def text(self, source: str) -> Text:
        """Read one of its texts, which may name a markup of its own."""
        named = _MARKUP.match(source)
        markup = named[1] if named else self.markup
        # A line end of the file is a space; one that is meant is escaped.
        source = show((source[named.end() :] if named else source).replace("\n", " "))
        if markup == "moodle":
            # Moodle's own markup is HTML with line ends; people write '<' in it all the same.
            return read_text(source, "guess" if looks_like_html(source) else "plain")
        chosen: Markup = "html" if markup == "html" else "markdown" if markup == "markdown" else "plain"
        return with_bare_names(read_text(source, chosen))


def bare(source: str) -> str:
    """Read what learners type or pick from a menu: a text without markup."""
    return one_line(show(source.replace("\n", " ")))


def take_apart(block: Block) -> Question:
    """Take a block apart.

    Raises:
        BrokenError: its braces or its name do not fit.
    """
    text, start = block.text, 0
    title = ""
    if text.startswith("::"):
        end = text.find("::", 2)
        if end < 0:
            raise BrokenError(block.offset, "the name of the question has no end", "'::name::'")
        title, start = show(text[2:end]).strip(), end + 2
    opened, closed = text.find("{", start), text.find("}", start)
    if opened < 0 and closed < 0:
        return Question(title, text[start:], "", None, block.offset, "moodle")
    if opened < 0 or 0 <= closed < opened:
        raise BrokenError(block.offset + closed, "a '}' without '{' before it", "write '\\}' for the sign itself")
    if closed < 0:
        hint = "answers end with '}' and have no blank line in them"
        raise BrokenError(block.offset + opened, "the '{' is not closed", hint)
    second = min((place for sign in "{}" if (place := text.find(sign, closed + 1)) >= 0), default=-1)
    inner = text.find("{", opened + 1, closed)
    if second >= 0 or inner >= 0:
        wrong = block.offset + (inner if inner >= 0 else second)
        raise BrokenError(wrong, "answers stand in one pair of braces", "write '\\{' and '\\}' for the signs")
    before = text[start:opened]
    named = _MARKUP.match(before)
    markup = named[1] if named else "moodle"
    before = before[named.end() :] if named else before
    return Question(title, before, text[closed + 1 :], text[opened + 1 : closed], block.offset + opened + 1, markup)
