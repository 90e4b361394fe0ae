"""Moodle's XML."""

import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.interop.imports.naming import drafts_of
from tests.interop.imports.support import as_deck, asked, one, read, told
from tests.interop.imports.test_hostile import TEXTS


def question(sort: str, inside: str, stem: str = "<p>Which?</p>") -> str:
    """Write a file with one question."""
    text = f'<questiontext format="html"><text><![CDATA[{stem}]]></text></questiontext>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n<question type="{sort}">{text}{inside}</question>\n</quiz>'


def answer(points: str, text: str, inside: str = "", sort: str = "html") -> str:
    """Write an answer."""
    return f'<answer fraction="{points}" format="{sort}"><text>{escape(text)}</text>{inside}</answer>'


FEEDBACK = '<feedback format="html"><text>&lt;i&gt;No.&lt;/i&gt;</text></feedback>'
PAIRS = "".join(
    f'<subquestion format="html"><text>{left}</text><answer><text>{right}</text></answer></subquestion>'
    for left, right in (("a", "x"), ("b", "y"))
)


@pytest.mark.parametrize(
    ("sort", "inside", "expected"),
    [
        (
            "multichoice",
            "<single>true</single>" + answer("100", "<b>a</b>") + answer("0", "b", FEEDBACK),
            ("choice", "Which?", {"answer": "a", "wrong": (("b", "No."),)}),
        ),
        (
            "multichoice",
            "<single>false</single>" + answer("50", "a") + answer("50", "b") + answer("-100", "c"),
            ("multi", "Which?", {"answers": ("a", "b"), "wrong": (("c", ""),)}),
        ),
        (
            "truefalse",
            answer("0", "true", FEEDBACK) + answer("100", "false"),
            ("truefalse", "Which?", {"answer": "false", "feedback": "No."}),
        ),
        (
            "shortanswer",
            answer("100", "a < b", sort="plain_text") + answer("100", "c\\*", sort="plain_text"),
            ("typed", "Which?", {"answer": "a < b", "accept": ("c*",)}),
        ),
        (
            "numerical",
            answer("100", "3.5", "<tolerance>0.5</tolerance>", "plain_text"),
            ("number", "Which?", {"answer": "3.5", "tolerance": "0.5"}),
        ),
        ("matching", PAIRS, ("match", "Which?", {"pairs": (("a", "x"), ("b", "y"))})),
        ("ordering", answer("1", "a") + answer("2", "b"), ("order", "Which?", {"items": ("a", "b")})),
        ("essay", "<graderinfo><text>So.</text></graderinfo>", ("flip", "Which?", {"answer": "So."})),
    ],
)
def test_every_type_becomes_a_format(sort: str, inside: str, expected: tuple[object, ...]) -> None:
    """Each type becomes the format that asks the same, with its feedback."""
    assert asked(one(question(sort, inside), "moodle-xml")) == expected


def test_ids_tags_and_feedback_come_along() -> None:
    """The id number is the id, tags and category tag, general feedback explains and cites."""
    inside = (
        answer("100", "a", sort="plain_text") + "<idnumber>q-7</idnumber><tags><tag><text>x</text></tag></tags>"
        "<generalfeedback format='html'><text><![CDATA[<p>Why.<br>Source: Book, page 2</p>]]></text></generalfeedback>"
    )
    text = question("shortanswer", inside)
    head = '<question type="category"><category><text>$course$/top/Acids/Weak</text></category></question>'
    draft = one(text.replace("<quiz>", f"<quiz>{head}"), "moodle-xml")
    assert (draft.id, draft.tags) == ("q-7", ("x", "Acids/Weak"))
    assert (draft.explanation, draft.source) == ("Why.", "Book, page 2")
    assert draft.locator == "line 3"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (question("cloze", ""), "f.txt:3:1: there is nothing like the type 'cloze'"),
        (question("description", ""), "f.txt:3:1: a text without a question"),
        (question("essay", ""), "f.txt:3:1: an essay has no answer to compare with"),
        (question("shortanswer", answer("50", "a")), "'a' is wrong here; there it gives 50 % of the points"),
        (question("numerical", answer("100", "soon")), "f.txt:3:1: its answer is no number"),
        (question("truefalse", ""), "f.txt:3:1: its answer is neither true nor false"),
        (question("multichoice", answer("100", "a") + answer("0", "")), "f.txt:3:1: the option is empty"),
        (question("multichoice", answer("x", "a") + answer("0", "b")), "f.txt:3:1: no option is right"),
    ],
)
def test_what_is_lost_is_told(text: str, says: str) -> None:
    """What cannot be asked, or gives a part of the points, is told with its line."""
    assert any(says in line for line in told(read(text, "moodle-xml")))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<quiz><question>", "f.txt:1:17: no XML: no element found"),
        ("<html></html>", "f.txt:1:1: this is no XML of Moodle's: it begins with 'html'"),
        ('<!DOCTYPE q [<!ENTITY a "b">]><quiz>&a;</quiz>', "f.txt:1:13: a document type with entities is not read"),
        ("<quiz>" + "<a>" * 100, "f.txt:1:196: elements stand in one another more than 64 deep"),
        ("", "f.txt:1:1: no XML: no element found"),
    ],
)
def test_what_is_no_file_of_moodle_is_refused(text: str, says: str) -> None:
    """Broken XML, other XML, entities and deep nesting are one error with its place."""
    with pytest.raises(QuizError) as refused:
        read(text, "moodle-xml")
    assert str(refused.value).startswith(says)


@settings(max_examples=60)
@given(
    st.sampled_from(["multichoice", "truefalse", "shortanswer", "numerical", "matching", "ordering", "essay"]),
    st.lists(st.tuples(st.sampled_from(["0", "100", "50", "-1", "1e999", "nan", "x"]), TEXTS), max_size=4),
    TEXTS,
)
def test_any_texts_become_a_deck_or_one_error(sort: str, answers: list[tuple[str, str]], text: str) -> None:
    """Whatever stands in the elements, the questions can be written into a deck and read back."""
    inside = "".join(answer(points, found) for points, found in answers) + PAIRS
    feedback = f"<generalfeedback><text>{escape(text)}</text></generalfeedback>"
    try:
        drafts = drafts_of(read(question(sort, inside + feedback, text.replace("]]>", "")), "moodle-xml"), "deck")
    except QuizError:
        return
    if drafts:
        with tempfile.TemporaryDirectory() as folder:
            assert len(as_deck(drafts, Path(folder)).questions) >= 1
