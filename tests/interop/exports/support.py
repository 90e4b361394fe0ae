"""What the tests of exports share: banks with everything in them, and how to read HTML back."""
# ruff: noqa: E501 - a deck of one line a question

import json
from collections.abc import Sequence
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from quiz.decks.read import read_deck
from quiz.errors import Mark
from quiz.interop.exports.export import export
from quiz.interop.exports.item import Item, select
from quiz.interop.exports.registry import TARGETS
from quiz.interop.exports.report import Report
from quiz.maths.show import maths_parts
from quiz.model.dates import PartialDate
from quiz.model.numbers import Number
from quiz.model.question import FORMATS, Bank, Card, Format, Option, Question
from quiz.paths import builtin_decks
from quiz.questions.bank import build_bank
from quiz.text import clean
from tests.support.decks import make_bank
from tests.support.media import WAV, png

BUILT_IN = ("01-tutorial", "elements", "pakistan-russia-defence")
NASTY = r"""~=#{}:\ "q" 'r' <b>&amp;</b> -> %50% *s* _u_ | [x](y) `c` \n ]]> // $5 and $6 @x"""


def every_format(folder: Path) -> Bank:
    """Return a bank with a question of each format, its texts full of characters that mean something somewhere."""
    (folder / "a.png").write_bytes(png())
    (folder / "a.wav").write_bytes(WAV)

    def nasty(words: str) -> str:
        return json.dumps(f"{words} {NASTY}")

    why = f"explanation: {nasty('why')}, tags: [one tag, 'two]tag']"
    body = f"""\
questions:
  - {{id: q1, choice: {nasty("Which?")}, answer: {nasty("a")}, wrong: [{nasty("b")}, {{text: {nasty("c")}, feedback: {nasty("no")}}}], {why}}}
  - {{id: q2, multi: {nasty("Which ones?")}, answers: [{nasty("a")}, {nasty("b")}, e], wrong: [{nasty("c")}, d], {why}}}
  - {{id: q3, truefalse: {nasty("So it is.")}, answer: false, feedback: {nasty("never")}, {why}}}
  - {{id: q4, cloze: "The sky is {{blue}} here = ~.", accept: ["az*ure"], {why}}}
  - {{id: q5, typed: {nasty("Who?")}, answer: "An~n = #1*", accept: ["An\\\\*n", "An -> n", "[x] %50% {{y}}:"], {why}}}
  - {{id: q6, number: {nasty("How far?")}, answer: 35.5 km, tolerance: 2, {why}}}
  - {{id: q7, date: {nasty("When?")}, answer: 2017-08-29, {why}}}
  - {{id: q8, order: {nasty("In which order?")}, items: [{nasty("one")}, {nasty("two")}, three], {why}}}
  - {{id: q9, match: {nasty("Which?")}, pairs: {{{nasty("left")}: {nasty("right")}, "b -> c": Madrid}}, {why}}}
  - {{id: q10, list: {nasty("Which are they?")}, answers: [{nasty("here")}, there], {why}}}
  - {{id: q11, flip: {nasty("What is it?")}, answer: {nasty("that")}, {why}}}
  - {{id: q12, choice: "What is $x_1^2 \\\\le \\\\alpha$?", answer: "$a_b|c$ or *", wrong: ["$\\\\frac{{1}}{{2}}$", "5 $"], {why}}}
  - {{id: q13, typed: What is seen?, answer: a dot, image: {{file: a.png, alt: 'a "dot" & <x>', on: question}}, audio: {{file: a.wav, alt: heard}}, {why}}}
"""
    return make_bank(folder, body)


def built_in(name: str) -> Bank:
    """Return the bank of a built-in deck."""
    return build_bank(read_deck(builtin_decks() / f"{name}.yaml"))


def exported(target: str, bank: Bank, folder: Path, formats: Sequence[str] | None = None) -> tuple[Path, Report]:
    """Export a bank; return the file and what is told of it."""
    path, report = folder / f"out{TARGETS[target].suffix}", Report()
    export(TARGETS[target], [bank], formats, path, report)
    return path, report


def items_of(bank: Bank, formats: Sequence[str] | None = None, preference: Sequence[Format] = ()) -> dict[str, Item]:
    """Return what is exported of a bank, by id."""
    selection = select(bank, formats, preference) if preference else select(bank, formats)
    return {item.ref: item for item in selection.items}


def kept(items: dict[str, Item], report: Report) -> dict[str, Item]:
    """Leave out what the report says is left out."""
    gone = {ref for refs in report.left_out.values() for ref in refs}
    return {ref: item for ref, item in items.items() if ref not in gone}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.elements: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        if tag == "br":
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words_of(page: str) -> str:
    """Return what HTML shows; it must have no elements but those of the exporters."""
    parser = _Words()
    parser.feed(page)
    parser.close()
    assert set(parser.elements) <= {"p", "br", "img", "audio", "small"}, parser.elements
    return "".join(parser.words)


def mathjaxed(text: str) -> str:
    r"""Put maths between ``\(`` and ``\)``."""
    signs = {"inline": ("\\(", "\\)"), "display": ("\\[", "\\]"), "text": ("", "")}
    return "".join(f"{signs[sort][0]}{part}{signs[sort][1]}" for part, sort in maths_parts(text))


def squeezed(text: str) -> str:
    """Fold white space, which few formats keep."""
    return " ".join(text.split())


_MEANINGFUL = (
    *"~=#{}:\\\"'<>&|*_[]()`!$%+-@/.,;^?\n aZ1é漢😀",
    *"-> #### [html] // 1. A. ANSWER:A $x^2$ \\n \ufffe ]]> &amp; www.x.org".split(),
)
_SPECIAL = st.sampled_from(_MEANINGFUL)
TEXTS = (
    st.lists(st.one_of(_SPECIAL, st.characters(codec="utf-8")), min_size=1, max_size=12)
    .map(lambda parts: clean("".join(parts)).replace("\ufffe", "").replace("\uffff", "").strip())
    .filter(lambda text: bool(squeezed(text)))
)
"""Texts as they come from a deck, full of what means something somewhere."""
LINES = TEXTS.map(squeezed)


def bank_of(texts: Sequence[str], lines: Sequence[str]) -> Bank:
    """Make a bank with a question of each format out of some texts.

    Args:
        texts: a stem, an explanation, a citation and feedback.
        lines: at least four different texts of one line, for answers and options.
    """
    stem, why, source, told = texts
    mark = Mark("deck.yaml", 1, 1)
    options = tuple(
        Option(line, correct=not place, feedback=told if place == 1 else "") for place, line in enumerate(lines)
    )
    truth = (Option("True", correct=True), Option("False", correct=False, feedback=told))
    own: dict[Format, dict[str, Any]] = {
        "choice": {"answers": lines[:1], "options": options},
        "multi": {"answers": lines[:1], "options": options},
        "truefalse": {"answers": ("True",), "options": truth},
        "cloze": {"answers": lines[:1], "stem": f"{stem} _____ {told}"},
        "typed": {"answers": lines[:1], "accept": (tuple(lines[1:]),)},
        "number": {"answers": ("-1.50",), "key": (Number(Decimal("-1.50")),), "tolerance": Decimal("0.25")},
        "date": {"answers": ("29 August 2017",), "key": (PartialDate(2017, 8, 29),)},
        "order": {"answers": tuple(lines), "options": tuple(Option(line, correct=True) for line in reversed(lines))},
        "match": {"answers": lines, "pairs": tuple(zip(lines, reversed(lines), strict=True)), "options": options},
        "list": {"answers": tuple(lines)},
        "flip": {"answers": lines[:1]},
    }  # fmt: skip
    questions = []
    cards = []
    for name in FORMATS:
        fields = {"stem": stem, **own[name], "answers": tuple(own[name]["answers"])}
        card = f"d/{name}/question"
        question = Question(
            f"{card}/{name}", card, "d", name, "question", name, explanation=why, source=source, guess=0, **fields
        )
        questions.append(question)
        cards.append(Card(card, "d", name, "question", "", "", source, mark, tags=("a tag",)))
    return Bank("d", stem, tuple(cards), tuple(questions))
