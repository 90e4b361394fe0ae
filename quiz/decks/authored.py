"""Read questions that an instructor writes by hand, in any format."""

import re
from collections.abc import Iterator
from decimal import Decimal

from quiz.decks.coerce import DATE_HINT
from quiz.decks.facts import FactReader
from quiz.decks.fields import Fields, Problems, scalars, shape
from quiz.decks.nodes import Items, Node, Scalar, Table
from quiz.errors import Mark, did_you_mean
from quiz.model.authored import AuthoredOption, AuthoredQuestion
from quiz.model.dates import read_date
from quiz.model.numbers import read_number
from quiz.model.question import BLANK, FORMATS, Format
from quiz.model.values import Value
from quiz.text import one_line

_COMMON = ("id", "source", "at", "tags", "explanation", "note")
_KEYS: dict[Format, tuple[str, ...]] = {
    "choice": ("answer", "wrong", "feedback", "pinned"),
    "multi": ("answers", "wrong", "feedback", "pinned"),
    "truefalse": ("answer", "feedback"),
    "cloze": ("accept",),
    "typed": ("answer", "accept"),
    "number": ("answer", "tolerance", "accept"),
    "date": ("answer", "accept"),
    "order": ("items",),
    "match": ("pairs",),
    "list": ("answers",),
    "flip": ("answer",),
}
_MARKED = re.compile(r"\{([^{}]+)\}")
_FEWEST_ITEMS = 2


def read_question(node: Node, reader: FactReader) -> AuthoredQuestion | None:
    """Read one hand-written question; None when it cannot be used, which is reported.

    The key that names its format holds the stem: ``choice: "Which ship took part?"``.
    """
    problems = reader.problems
    known = {key for keys in _KEYS.values() for key in keys}
    fields = Fields(node, "a question", (*_COMMON, *FORMATS, *known), problems)
    formats = [name for name in FORMATS if name in fields]
    if len(formats) != 1:
        if isinstance(node, Table):
            hint = f"one of: {', '.join(FORMATS)}"
            message = "the question has no format" if not formats else f"a question has one format, not {len(formats)}"
            problems.add(fields.mark, message, hint, "missing-key")
        return None
    chosen = formats[0]
    for key in fields.keys():  # noqa: SIM118 - no mapping
        if key in known and key not in _KEYS[chosen]:
            hint = did_you_mean(key, _KEYS[chosen])
            problems.add(fields.key_mark(key), f"a {chosen} question has no '{key}'", hint, "unknown-key")
    before = len(problems.found)
    question_id = reader.read_id(fields, node)
    stem = fields.text(chosen)
    citations = reader.citations.read(fields)
    parts = _Parts(fields, chosen, stem, problems)
    question = AuthoredQuestion(
        id=question_id,
        format=chosen,
        stem=parts.stem(),
        citations=citations,
        mark=fields.mark,
        answers=parts.answers(),
        options=tuple(parts.options()),
        pairs=tuple(parts.pairs()),
        accept=fields.texts("accept"),
        key=parts.key(),
        tolerance=parts.tolerance(),
        pinned=fields.flag("pinned"),
        explanation=" ".join(part for part in (fields.text("explanation"), fields.text("note")) if part),
        tags=fields.texts("tags"),
    )
    return question if len(problems.found) == before and stem else None


class _Parts:
    """Reads the parts of a question that differ from format to format."""

    def __init__(self, fields: Fields, chosen: Format, stem: str, problems: Problems) -> None:
        self.fields = fields
        self.format = chosen
        self.written = stem
        self.problems = problems

    def stem(self) -> str:
        if self.format != "cloze":
            return self.written
        if len(_MARKED.findall(self.written)) != 1:
            mark = self.fields.key_mark("cloze")
            self.problems.add(mark, "a cloze needs one answer in braces", "such as 'It sank in {1912}.'", "no-answer")
        return _MARKED.sub(BLANK, self.written)

    def answers(self) -> tuple[str, ...]:
        if self.format == "cloze":
            return tuple(found.strip() for found in _MARKED.findall(self.written))
        if self.format in {"multi", "list"}:
            return self.fields.texts("answers", required=True)
        if self.format == "order":
            items = self.fields.texts("items", required=True)
            self._at_least(len(items), "items")
            return items
        if self.format == "match":
            return ()
        if self.format == "truefalse":
            return ("True",) if self._truth() else ("False",)
        answer = self.fields.text("answer", required=True)
        return (answer,) if answer else ()

    def options(self) -> Iterator[AuthoredOption]:
        if self.format == "truefalse":
            truth = self._truth()
            feedback = self.fields.text("feedback")
            yield AuthoredOption("True", truth, "" if truth else feedback)
            yield AuthoredOption("False", not truth, feedback if truth else "")
            return
        if self.format not in {"choice", "multi"}:
            return
        feedback = self.fields.text("feedback")
        for answer in self.answers():
            yield AuthoredOption(answer, correct=True, feedback=feedback)
        node = self.fields.need("wrong", "a list of wrong options")
        for item in node.items if isinstance(node, Items) else (node,) if node else ():
            if isinstance(item, Scalar) and item.value.strip():
                yield AuthoredOption(one_line(item.value), correct=False)
            elif isinstance(item, Table):
                option = Fields(item, "an option", ("text", "feedback"), self.problems)
                yield AuthoredOption(
                    option.text("text", required=True), correct=False, feedback=option.text("feedback")
                )
            else:
                self.problems.add(item.mark, f"a wrong option must be a text, found {shape(item)}")

    def _truth(self) -> bool:
        self.fields.scalar("answer", required=True, hint="true or false")
        return self.fields.flag("answer")

    def pairs(self) -> Iterator[tuple[str, str]]:
        if self.format != "match":
            return
        node = self.fields.need("pairs", "a mapping of left and right sides")
        if node is None:
            return
        if not isinstance(node, Table):
            self.problems.add(node.mark, f"'pairs' must be a mapping 'left: right', found {shape(node)}")
            return
        self._at_least(len(node.entries), "pairs")
        for left, right in node.entries:
            side = scalars(right, "the right side", self.problems)
            if side:
                yield one_line(left.value), one_line(side[0].value)

    def key(self) -> Value | None:
        if self.format not in {"number", "date"}:
            return None
        found = self.fields.scalar("answer")
        if found is None:
            return None
        value: Value | None
        if self.format == "number":
            value, hint = read_number(found.value), "such as 35 or 1,500 km"
        else:
            value, hint = read_date(found.value), DATE_HINT
        if value is None:
            what = f"expected a {self.format}, found '{one_line(found.value)}'"
            self.problems.add(found.mark, what, hint, "bad-value")
        return value

    def tolerance(self) -> Decimal:
        found = self.fields.scalar("tolerance")
        number = read_number(found.value) if found else None
        if found and (number is None or number.value < 0):
            what = f"expected a number, found '{one_line(found.value)}'"
            self.problems.add(found.mark, what, "how far an answer may be off, such as 0.5", "bad-value")
        return number.value if number else Decimal(0)

    def _at_least(self, count: int, what: str) -> None:
        if 0 < count < _FEWEST_ITEMS:
            mark: Mark = self.fields.key_mark(what)
            self.problems.add(mark, f"'{what}' needs at least {_FEWEST_ITEMS} entries", code="bad-value")
