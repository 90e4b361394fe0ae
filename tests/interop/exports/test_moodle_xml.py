"""Moodle XML, read by parsers that are not ours, and held against the elements that Moodle knows."""

import base64
from pathlib import Path
from xml.etree.ElementTree import Element, parse

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moodle_xml_parser.parser import parse_file

from quiz.interop.exports.item import Item, select
from quiz.interop.exports.moodle_xml import write
from quiz.interop.exports.report import Report
from quiz.model.question import FORMATS, Bank
from tests.interop.exports.support import LINES, TEXTS, bank_of, exported, items_of, mathjaxed, squeezed, words_of
from tests.support.examples import few
from tests.support.media import WAV, png

TYPES = {
    "choice": "multichoice", "multi": "multichoice", "truefalse": "truefalse", "cloze": "shortanswer",
    "typed": "shortanswer", "number": "numerical", "date": "shortanswer", "order": "ordering", "match": "matching",
    "list": "essay", "flip": "essay",
}  # fmt: skip
COMMON = "name questiontext generalfeedback defaultgrade penalty hidden idnumber tags".split()
COMBINED = "correctfeedback partiallycorrectfeedback incorrectfeedback shownumcorrect answer".split()
# From Moodle's documentation of the format and from what its question types read.
OWN = {
    "multichoice": ["single", "shuffleanswers", "answernumbering", *COMBINED],
    "truefalse": ["answer"],
    "shortanswer": ["usecase", "answer"],
    "numerical": ["answer"],
    "matching": ["shuffleanswers", "subquestion"],
    "ordering": "layouttype selecttype selectcount gradingtype showgrading numberingstyle".split() + COMBINED,
    "essay": (
        "responseformat responserequired responsefieldlines attachments attachmentsrequired graderinfo "
        "responsetemplate"
    ).split(),
}  # fmt: skip


def text_of(element: Element, path: str) -> str:
    """Return the text of a part of a question, as it stands in the document."""
    return element.findtext(f"{path}/text") or ""


def shown(element: Element, path: str = ".") -> str:
    """Return what a part shows."""
    return squeezed(words_of(text_of(element, path)))


def meant(text: str) -> str:
    """Return what a text of ours should show."""
    return squeezed(mathjaxed(text))


def check(question: Element, item: Item) -> None:
    """Compare a question of the document with the one that was written."""
    own, sort = item.question, question.get("type") or ""
    assert sort == TYPES[item.format]
    assert {child.tag for child in question} <= {*COMMON, *OWN[sort]}
    assert {*COMMON[:-1], *OWN[sort]} <= {child.tag for child in question}
    assert shown(question, "questiontext").startswith(meant(item.stem))
    assert shown(question, "generalfeedback").startswith(meant(item.background))
    assert [tag.findtext("text") for tag in question.iterfind("tags/tag")] == list(item.tags)
    answers = question.findall("answer")
    shares = [float(answer.get("fraction") or 0) for answer in answers]
    match sort:
        case "multichoice":
            assert [shown(answer) for answer in answers] == [meant(one.text) for one in item.options]
            assert [shown(answer, "feedback") for answer in answers] == [meant(one.feedback) for one in item.options]
            assert [share > 0 for share in shares] == [one.correct for one in item.options]
            assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.01)
            assert item.format == "choice" or min(shares) < 0
        case "truefalse":
            assert [text_of(answer, ".") for answer in answers] == ["true", "false"]
            assert shares == ([100, 0] if item.truth else [0, 100])
        case "shortanswer":
            assert [text_of(answer, ".").replace("\\*", "*") for answer in answers] == list(item.accepted)
            assert set(shares) == {100}
        case "numerical":
            assert item.number
            assert float(text_of(answers[0], ".")) == pytest.approx(float(item.number.value))
            assert float(answers[0].findtext("tolerance") or "") == pytest.approx(float(own.tolerance))
        case "matching":
            pairs = [(shown(pair), pair.findtext("answer/text")) for pair in question.iterfind("subquestion")]
            assert pairs == [(meant(left), right) for left, right in own.pairs]
        case "ordering":
            ordered = sorted(answers, key=lambda answer: float(answer.get("fraction") or 0))
            assert [shown(answer) for answer in ordered] == [meant(answer) for answer in own.answers]
        case "essay":
            assert shown(question, "graderinfo") == meant("; ".join(own.answers))


def check_all(path: Path, items: dict[str, Item], report: Report) -> None:
    """Compare all questions of a document."""
    category, *questions = parse(path).getroot().findall("question")
    assert category.get("type") == "category"
    assert not report.left_out
    assert [question.findtext("idnumber") for question in questions] == list(items)
    assert len(questions) == report.written
    for question, item in zip(questions, items.values(), strict=True):
        check(question, item)


def test_built_in_decks_are_read_whole(built: Bank, tmp_path: Path) -> None:
    """Every question comes back; a parser that is not ours finds the same options, marks and feedback."""
    path, report = exported("moodle-xml", built, tmp_path)
    items = items_of(built)
    check_all(path, items, report)
    found = parse_file(str(path))["multichoice"]
    chosen = [item for item in items.values() if item.format in {"choice", "multi"}]
    assert len(found) == len(chosen)
    for theirs, item in zip(found, chosen, strict=True):
        assert theirs.single == (item.format == "choice")
        assert theirs.shuffle_answers != item.question.pinned
        assert [squeezed(words_of(one.answer)) for one in theirs.options] == [meant(one.text) for one in item.options]
        assert [one.score_fraction > 0 for one in theirs.options] == [one.correct for one in item.options]
        assert squeezed(words_of(theirs.general_feedback)).startswith(meant(item.background))


def test_every_format_is_read_whole(everything: Bank, tmp_path: Path) -> None:
    """Each format becomes the best that Moodle has, and images and audio are in the document."""
    path, report = exported("moodle-xml", everything, tmp_path, FORMATS)
    check_all(path, items_of(everything, FORMATS), report)
    (question,) = (
        one for one in parse(path).getroot() if (one.findtext("idnumber") or "").endswith("q13/question/typed")
    )
    for part, content in (("questiontext", png()), ("generalfeedback", WAV)):
        file = question.find(f"{part}/file")
        assert file is not None
        assert base64.b64decode(file.text or "") == content
        assert f"@@PLUGINFILE@@/{file.get('name')}" in text_of(question, part)


@settings(few(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), lines=st.lists(LINES, min_size=4, max_size=5, unique=True))
def test_any_text_is_read_as_it_was_written(texts: tuple[str, ...], lines: list[str], tmp_path: Path) -> None:
    """No text of a deck means anything in XML or HTML: all come back letter for letter."""
    bank, report = bank_of(texts, lines), Report()
    write([select(bank, FORMATS)], tmp_path / "any.xml", report)
    check_all(tmp_path / "any.xml", items_of(bank, FORMATS), report)
