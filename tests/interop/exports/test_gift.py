"""GIFT, read by a parser that is not ours."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.interop.exports.gift import write
from quiz.interop.exports.item import Item, select
from quiz.interop.exports.report import Report
from quiz.model.question import FORMATS, Bank
from tests.interop.exports.conftest import Parser
from tests.interop.exports.support import LINES, TEXTS, bank_of, exported, items_of, kept, mathjaxed, squeezed, words_of

TYPES = {
    "choice": "MC", "multi": "MC", "truefalse": "TF", "cloze": "Short", "typed": "Short", "number": "Numerical",
    "date": "Short", "order": "Matching", "match": "Matching", "list": "Essay", "flip": "Essay",
}  # fmt: skip


def shown(text: Mapping[str, Any] | None) -> str:
    """Return what a text shows, whatever its format."""
    if text is None:
        return ""
    return squeezed(words_of(text["text"]) if text["format"] == "html" else text["text"])


def meant(text: str) -> str:
    """Return what a text of ours should show; it has maths as MathJax takes it."""
    return squeezed(mathjaxed(text))


def unwild(text: str) -> str:
    r"""Read an answer as Moodle compares it: ``\*`` is a star, and no other star may be there."""
    assert not re.search(r"(?<!\\)\*", text)
    return squeezed(text.replace("\\*", "*"))


def check(question: dict[str, Any], item: Item) -> None:
    """Compare a question that was parsed with the one that was written."""
    own = item.question
    assert question["type"] == TYPES[item.format]
    assert shown(question["stem"]).startswith(meant(item.stem))
    assert shown(question["globalFeedback"]) == meant(item.background)
    assert (question["tags"] or []) == [tag.replace("]", ")") for tag in item.tags]
    match question["type"]:
        case "MC":
            found = [
                (shown(one["text"]), one["isCorrect"] or (one["weight"] or 0) > 0, shown(one["feedback"]))
                for one in question["choices"]
            ]
            assert found == [(meant(one.text), one.correct, meant(one.feedback)) for one in item.options]
            if item.format == "multi":
                assert sum(one["weight"] for one in question["choices"] if one["weight"] > 0) == pytest.approx(
                    100, abs=0.01
                )
        case "TF":
            assert question["isTrue"] == item.truth
            assert shown(question["trueFeedback"]) == meant(
                next(one.feedback for one in item.options if not one.correct)
            )
        case "Short":
            answers = [unwild(one["text"]["text"]) for one in question["choices"]]
            assert answers == [answer for answer in item.accepted if "->" not in answer]
        case "Numerical":
            assert item.number
            assert question["choices"]["number"] == pytest.approx(float(item.number.value))
            assert question["choices"]["range"] == pytest.approx(float(own.tolerance))
        case "Matching":
            pairs = [(shown(pair["subquestion"]), squeezed(pair["subanswer"])) for pair in question["matchPairs"]]
            expected = own.pairs or [(one.text, str(own.answers.index(one.text) + 1)) for one in item.options]
            assert [left for left, _ in pairs] == [meant(left) for left, _ in expected]
            if item.format == "order":
                assert [right for _, right in pairs] == [right for _, right in expected]


def check_all(text: str, items: Mapping[str, Item], report: Report, parse: Parser) -> None:
    """Compare all questions of a text."""
    category, *questions = parse(text)
    assert category["type"] == "Category"
    assert len(questions) == report.written == len(items)
    for question, item in zip(questions, items.values(), strict=True):
        assert question["id"] == item.ref
        check(question, item)


def test_built_in_decks_are_read_whole(built: Bank, tmp_path: Path, parse_gift: Parser) -> None:
    """Every question of the built-in decks comes back with its key, its options and its feedback."""
    path, report = exported("gift", built, tmp_path)
    check_all(path.read_text("utf-8"), kept(items_of(built), report), report, parse_gift)


def test_every_format_is_read_whole(everything: Bank, tmp_path: Path, parse_gift: Parser) -> None:
    """Each format becomes the best that GIFT has, letters that mean something included."""
    path, report = exported("gift", everything, tmp_path, FORMATS)
    check_all(path.read_text("utf-8"), kept(items_of(everything, FORMATS), report), report, parse_gift)
    assert not report.left_out
    told = {(name, reason.split()[0]) for name, reason in report.lessened}
    assert {name for name, _ in told} == {"order", "date", "list", "flip", "typed"}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), lines=st.lists(LINES, min_size=4, max_size=5, unique=True))
def test_any_text_is_read_as_it_was_written(
    texts: tuple[str, ...], lines: list[str], tmp_path: Path, parse_gift: Parser
) -> None:
    """No text of a deck means anything in GIFT: all come back letter for letter, but for white space."""
    bank = bank_of(texts, lines)
    report = Report()
    write([select(bank, FORMATS)], tmp_path / "any.gift", report)
    items = kept(items_of(bank, FORMATS), report)
    check_all((tmp_path / "any.gift").read_text("utf-8"), items, report, parse_gift)
