"""Moodle's XML: questions with their answers, points and feedback.

Source: docs.moodle.org, "Moodle XML format", and what Moodle itself exports.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from quiz.errors import QuizError
from quiz.interop.drafts.draft import Value, media_of
from quiz.interop.drafts.html_text import Text, said
from quiz.interop.imports.entry import Entry
from quiz.interop.imports.gift.answers import read_range
from quiz.interop.imports.moodle_points import (
    ANSWERED,
    Scored,
    category_path,
    choice_fields,
    choice_format,
    right_in_full,
    take_citation,
    typed_entry,
    with_bare_names,
)
from quiz.interop.imports.naming import own_name
from quiz.interop.imports.plain import read_text
from quiz.interop.imports.reading import Reading
from quiz.interop.imports.xml_tree import Element, read_xml
from quiz.text import one_line

_LONGEST_POINTS = 20
_TIMES = Decimal(100)


def read_moodle_xml(reading: Reading) -> None:
    """Read the questions of a file; one of a type that cannot be asked is left out.

    Raises:
        QuizError: the file is no XML of Moodle's.
    """
    root = read_xml(reading.file)
    if root.name != "quiz":
        msg = f"{root.mark}: this is no XML of Moodle's: it begins with '{one_line(root.name)}', not with 'quiz'"
        raise QuizError(msg)
    category = ""
    for element in root.all("question"):
        sort = element.attributes.get("type", "")
        if sort == "category":
            category = element.value("category", "text")
        elif not reading.too_long(element.mark, _letters(element)):
            _Question(reading, element, category).add(sort)


class _Question:
    """Reads one question."""

    def __init__(self, reading: Reading, element: Element, category: str) -> None:
        self._reading = reading
        self._element = element
        self._category = category
        self._stem = _text(element.first("questiontext"))
        self._told = _text(element.first("generalfeedback"))
        self._source = take_citation(self._told)

    def add(self, sort: str) -> None:
        """Take the question, or leave it out."""
        make = _TYPES.get(sort)
        if make is None:
            known = "a text without a question" if sort == "description" else f"there is nothing like the type '{sort}'"
            self._reading.leave_out(self._element.mark, one_line(known))
            return
        entry = make(self)
        if entry is None:
            lacks = "an essay has no answer to compare with" if sort == "essay" else "no answer is right in full"
            self._reading.leave_out(self._element.mark, lacks)
        else:
            self._reading.add(entry)

    def choice(self) -> Entry:
        """Make a choice of one or of several."""
        single = self._element.value("single").lower() not in {"false", "0"}
        fields = choice_fields(self._reading, self._element.mark, self._answers(), single=single)
        media = [_text(answer) for answer in self._element.all("answer")]
        return self._made(Entry(self._element.mark, choice_format(fields), said(self._stem), fields), *media)

    def truth(self) -> Entry:
        """Make a statement."""
        answers = self._answers()
        right = next((one for one in answers if one.points > 0), None)
        feedback = next((one.feedback for one in answers if one.points <= 0 and one.feedback), "")
        fields: dict[str, Value] = {"answer": right.text.lower() if right else ""}
        if feedback:
            fields["feedback"] = feedback
        if right and right.feedback:
            self._told.text = f"{right.feedback}\n{self._told.text}".strip()
        return self._made(Entry(self._element.mark, "truefalse", said(self._stem), fields))

    def short(self) -> Entry | None:
        """Make a question with an answer to type."""
        full = right_in_full(self._reading, self._answers())
        self._tell(full)
        entry = typed_entry(self._reading, Entry(self._element.mark, "typed", said(self._stem)), full)
        return self._made(entry) if entry else None

    def number(self) -> Entry | None:
        """Make a question for a number."""
        tolerances = [answer.value("tolerance") for answer in self._element.all("answer")]
        answers = self._answers()
        full = right_in_full(self._reading, (one for one in answers if one.text != "*"))
        if not full:
            return None
        near = tolerances[answers.index(full[0])]
        found = read_range(f"{full[0].text}:{near or 0}")
        fields: dict[str, Value] = {"answer": found[0] if found else full[0].text}
        if found and found[1]:
            fields["tolerance"] = found[1]
        if len(full) > 1:
            further = ", ".join(one.text for one in full[1:])
            self._reading.change(self._element.mark, f"further right numbers cannot be carried over: {further}")
        self._tell(full)
        return self._made(Entry(self._element.mark, "number", said(self._stem), fields))

    def match(self) -> Entry:
        """Make a match; a right side that belongs to nothing is lost."""
        pairs: list[tuple[str, str]] = []
        for one in self._element.all("subquestion"):
            left, right = said(_text(one)), one_line(one.value("answer", "text"))
            if left:
                pairs.append((left, right))
            elif right:
                self._reading.change(one.mark, f"a right side that belongs to nothing cannot be carried over: {right}")
        return self._made(Entry(self._element.mark, "match", said(self._stem), {"pairs": tuple(pairs)}))

    def order(self) -> Entry:
        """Make an order of the answers, which stand in it."""
        items = tuple(said(_text(answer)) for answer in self._element.all("answer"))
        return self._made(Entry(self._element.mark, "order", said(self._stem), {"items": items}))

    def essay(self) -> Entry | None:
        """Make a question that is recalled, where the file says what would be right."""
        told = said(_text(self._element.first("graderinfo")))
        first, _, rest = self._told.text.partition("\n")
        if first.startswith(ANSWERED):
            told, self._told.text = told or first.removeprefix(ANSWERED).strip(), rest
        return self._made(Entry(self._element.mark, "flip", said(self._stem), {"answer": told})) if told else None

    def _made(self, entry: Entry, *answers: Text) -> Entry:
        name = self._element.value("idnumber")
        tags = [tag.value("text") for found in self._element.all("tags") for tag in found.all("tag")]
        path = category_path(self._category)
        if own_name(name):
            self._reading.title = self._reading.title or "/".join(path)
            path = []
        return replace(
            entry,
            name=name,
            explanation=said(self._told),
            source=self._source,
            tags=tuple(dict.fromkeys(tag for tag in (*map(one_line, tags), "/".join(path)) if tag)),
            media=media_of(self._stem, *answers, self._told),
        )

    def _tell(self, answers: list[Scored]) -> None:
        told = [one.feedback for one in answers if one.feedback]
        self._told.text = "\n".join(filter(None, (*dict.fromkeys(told), self._told.text)))

    def _answers(self) -> list[Scored]:
        return [
            Scored(answer.mark, said(_text(answer)), said(_text(answer.first("feedback"))), _points(answer))
            for answer in self._element.all("answer")
        ]


def _text(element: Element | None) -> Text:
    """Read a text in the markup that it names."""
    if element is None:
        return Text("")
    written, source = element.attributes.get("format", "html"), element.value("text")
    if written in {"plain_text", "plain", "markdown"}:
        return read_text(source, "markdown" if written == "markdown" else "plain")
    return with_bare_names(read_text(source, "guess" if written == "moodle_auto_format" else "html"))


def _points(element: Element) -> Decimal:
    written = element.attributes.get("fraction", "0").strip()
    try:
        points = Decimal(written[:_LONGEST_POINTS])
    except InvalidOperation:
        return Decimal(0)
    return points.quantize(Decimal("0.00001")) if points.is_finite() and abs(points) <= _TIMES else Decimal(0)


def _letters(element: Element) -> int:
    """Return how long a question is, without the files in it."""
    own = 0 if element.name == "file" else len(element.text)
    return own + sum(map(_letters, element.children))


_TYPES: dict[str, Callable[[_Question], Entry | None]] = {
    "multichoice": _Question.choice,
    "truefalse": _Question.truth,
    "shortanswer": _Question.short,
    "numerical": _Question.number,
    "matching": _Question.match,
    "ordering": _Question.order,
    "essay": _Question.essay,
}
