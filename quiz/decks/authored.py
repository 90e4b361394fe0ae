"""Read questions that an instructor writes by hand, in any format."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from quiz.decks.coerce import DATE_HINT
from quiz.decks.facts import FactReader
from quiz.decks.fields import Fields, Problems, names_form, report_shape
from quiz.decks.grammar.questions import FORMAT_KEYS, OPTION, QUESTION, QUESTIONS
from quiz.decks.grammar.shapes import TEXTS
from quiz.decks.kinds import read_tolerance
from quiz.decks.nodes import Items, Node, Scalar, Table
from quiz.errors import did_you_mean
from quiz.model.authored import AuthoredOption, AuthoredQuestion
from quiz.model.date_reading import read_date
from quiz.model.number_reading import read_number
from quiz.model.numbers import absolute
from quiz.model.question import BLANK, FORMATS, Format
from quiz.model.values import Value
from quiz.text import one_line

_MARKED = re.compile(r"\{(?:(?P<name>[a-z0-9][a-z0-9_-]*)\s*=)?(?P<value>[^{}]+)\}")
_FEWEST_ITEMS = 2


def read_question(node: Node, reader: FactReader) -> tuple[AuthoredQuestion, ...]:
    """Read one hand-written question; nothing when it cannot be used, which is reported.

    The key that names its format holds the stem: ``choice: "Which ship took part?"``. A cloze
    with several deletions gives a question for each. Questions with one id and a ``slot`` each
    are siblings.
    """
    problems = reader.problems
    fields = Fields(node, QUESTION, problems)
    formats = [name for name in FORMATS if name in fields]
    if len(formats) != 1:
        if isinstance(node, Table):
            hint = f"one of: {', '.join(FORMATS)}"
            if formats:
                message = f"a question has one format, not {len(formats)}"
                problems.add(fields.key_mark(formats[1]), message, "make two questions of it", "either-or")
            elif not fields.misspelt & set(FORMATS):
                problems.add(fields.mark, "the question has no format", hint, "missing-key")
        return ()
    chosen = formats[0]
    form = QUESTIONS[chosen]
    for key in fields.keys():  # noqa: SIM118 - no mapping
        if key in QUESTION.by_name and key not in form.by_name:
            hint = did_you_mean(key, FORMAT_KEYS[chosen])
            problems.add(fields.key_mark(key), f"a {chosen} question has no '{key}'", hint, "unknown-key")
    fields.form = form
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
        slot=reader.read_slot(fields),
        answers=parts.answers(),
        options=tuple(parts.options()),
        pairs=tuple(parts.pairs()),
        accept=() if isinstance(fields.node("accept"), Table) else fields.texts("accept"),
        key=parts.key(),
        tolerance=parts.tolerance(),
        pinned="options" in fields,
        explanation=" ".join(part for part in (fields.text("explanation"), fields.text("note")) if part),
        tags=fields.texts("tags"),
        media=reader.media.read(fields),
    )
    deletions = tuple(parts.deletions(question)) if chosen == "cloze" else (question,)
    return deletions if len(problems.found) == before and stem else ()


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
        marked = list(_MARKED.finditer(self.written))
        if not marked or not all(found["value"].strip() for found in marked) or BLANK in self.written:
            mark = self.fields.key_mark("cloze")
            self.problems.add(mark, "a cloze needs an answer in braces", "such as 'It sank in {1912}.'", "no-answer")
        return _MARKED.sub(BLANK, self.written)

    def deletions(self, question: AuthoredQuestion) -> Iterator[AuthoredQuestion]:
        """Yield a question for each deletion of a cloze, the other deletions filled in."""
        marked = list(_MARKED.finditer(self.written))
        names = [found["name"] or str(place) for place, found in enumerate(marked, 1)]
        accept = self._accept_by_deletion(names)
        for place, found in enumerate(marked):
            if names[place] in names[:place]:
                self.problems.add(
                    self.fields.key_mark("cloze"), f"the mark '{names[place]}' stands twice", "", "bad-template"
                )
            answer = found["value"].strip()
            yield replace(
                question,
                slot=question.slot if len(marked) == 1 else names[place],
                stem=_with_one_blank(self.written, found.start()),
                answers=(answer,),
                key=_typed_key(answer),
                accept=question.accept if len(marked) == 1 else accept.get(names[place], ()),
            )

    def _accept_by_deletion(self, names: list[str]) -> dict[str, tuple[str, ...]]:
        """Read what else is accepted for each of several deletions: ``accept: {year: [..]}``."""
        node = self.fields.node("accept")
        if len(names) > 1 and isinstance(node, Scalar | Items):
            hint = f"'accept: {{{names[0]}: [..]}}'"
            self.problems.add(node.mark, "several deletions accept by their names", hint, "bad-value")
        if not isinstance(node, Table):
            return {}
        accept = Fields(node, names_form("'accept'", names, TEXTS), self.problems)
        return {name: accept.texts(name) for name in names}

    def answers(self) -> tuple[str, ...]:
        if self.format == "cloze":
            return tuple(found["value"].strip() for found in _MARKED.finditer(self.written))
        if self.format in {"multi", "list"}:
            answers = self.fields.texts("answers")
            self._at_least(len(answers), "answers", 1)
            self._each_once(answers, "answers")
            return answers
        if self.format == "order":
            items = self.fields.texts("items")
            self._at_least(len(items), "items", _FEWEST_ITEMS)
            self._each_once(items, "items")
            return items
        if self.format == "match":
            return ()
        if self.format == "truefalse":
            return ("True",) if self._truth() else ("False",)
        answer = self.fields.text("answer")
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
        if "options" in self.fields:
            yield from self._pinned(feedback)
            return
        for answer in self.answers():
            yield AuthoredOption(answer, correct=True, feedback=feedback)
        for text, told in self._listed("wrong"):
            yield AuthoredOption(text, correct=False, feedback=told)

    def _pinned(self, feedback: str) -> Iterator[AuthoredOption]:
        """Read all options in the order that they keep; the answers are among them."""
        if "wrong" in self.fields:
            hint = "'options' holds the right and the wrong ones, in the order to show"
            self.problems.add(
                self.fields.key_mark("wrong"), "a question has 'options' or 'wrong', not both", hint, "either-or"
            )
        listed = list(self._listed("options"))
        texts = [text for text, _ in listed]
        self._each_once(tuple(texts), "options")
        right = self.answers()
        for answer in right:
            if answer not in texts:
                mark = self.fields.key_mark("answer" if self.format == "choice" else "answers")
                self.problems.add(mark, f"'{answer}' is none of the options", did_you_mean(answer, texts), "no-answer")
        for text, told in listed:
            yield AuthoredOption(text, text in right, told or (feedback if text in right else ""))

    def _listed(self, key: str) -> Iterator[tuple[str, str]]:
        """Yield the text and the feedback of each option in a list."""
        node = self.fields.node(key)
        if node is None:
            self.fields.report_missing(key)
        items = node.items if isinstance(node, Items) else (node,) if node else ()
        self._at_least(len(items), key, 1 if key == "wrong" else _FEWEST_ITEMS)
        for item in items:
            if isinstance(item, Scalar) and item.value.strip():
                yield one_line(item.value), ""
            elif isinstance(item, Table):
                option = Fields(item, OPTION, self.problems)
                yield option.text("text"), option.text("feedback")
            else:
                report_shape(item, "an option", "a text", self.problems)

    def _truth(self) -> bool:
        self.fields.scalar("answer")
        return self.fields.flag("answer")

    def pairs(self) -> Iterator[tuple[str, str]]:
        if self.format != "match":
            return
        node = self.fields.need("pairs")
        if node is None:
            return
        if not isinstance(node, Table):
            report_shape(node, "'pairs'", "a mapping 'left: right'", self.problems)
            return
        self._at_least(len(node.entries), "pairs", _FEWEST_ITEMS)
        for left, right in node.entries:
            if isinstance(right, Scalar) and right.value.strip() and left.value.strip():
                yield one_line(left.value), one_line(right.value)
            else:
                self.problems.add(left.mark, "a pair is one text and another: 'left: right'", code="bad-value")

    def key(self) -> Value | None:
        if self.format in {"cloze", "typed"}:
            return _typed_key(next(iter(self.answers()), ""))
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
        key = self.key() if self.format == "number" else None
        return absolute(read_tolerance(self.fields.scalar("tolerance"), self.problems), key)

    def _at_least(self, count: int, what: str, fewest: int) -> None:
        if what in self.fields and count < fewest:
            entries = "entry" if fewest == 1 else "entries"
            self.problems.add(
                self.fields.key_mark(what), f"'{what}' needs at least {fewest} {entries}", code="bad-value"
            )

    def _each_once(self, texts: tuple[str, ...], what: str) -> None:
        for text in dict.fromkeys(text for place, text in enumerate(texts) if text in texts[:place]):
            self.problems.add(self.fields.key_mark(what), f"'{what}' has '{text}' twice", "each once", "bad-value")


def _typed_key(answer: str) -> Value | None:
    """Return what a typed answer means when it is a date or a bare number."""
    number = read_number(answer)
    return read_date(answer) or (number if number and not number.unit else None)


def _with_one_blank(written: str, start: int) -> str:
    """Fill in every deletion of a cloze but the one that begins at a place."""
    return _MARKED.sub(lambda found: BLANK if found.start() == start else found["value"].strip(), written)
