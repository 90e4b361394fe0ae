"""Filling a blank in its sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.widgets import Static

from quiz.app.app import QuizApp
from quiz.app.controls.cloze import ClozeControl, filled
from quiz.app.controls.typed import AnswerInput
from quiz.text import clean
from tests.app.conftest import MakeApp, only
from tests.support.app import press, step, to_question, typing, words

LONG = "a very long answer that nobody would want to type and that goes over the end of the line"


def sentence(app: QuizApp) -> Content:
    """Return the sentence with what is typed in it."""
    content = app.screen.query_one(".sentence", Static).content
    assert isinstance(content, Content)
    return content


def at_cursor(app: QuizApp) -> str:
    """Return what is shown in reverse: the letter at the cursor, or what is selected."""
    content = sentence(app)
    return "".join(content.plain[span.start : span.end] for span in content.spans if "reverse" in str(span.style))


async def test_what_is_typed_appears_in_the_sentence(make_app: MakeApp) -> None:
    """The blank fills letter by letter, stands in the stem once, and enter hands it in."""
    app = make_app(only("cloze"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "cloze")
        assert words(app).count("The capital of France is") == 1
        assert words(app).count("_____") == 1
        assert isinstance(app.focused, AnswerInput)
        await press(pilot, typing("pa"))
        assert sentence(app).plain == "The capital of France is pa___."
        await press(pilot, typing("ris"))
        assert sentence(app).plain == "The capital of France is paris_."
        await press(pilot, ["enter"])
        assert step(app).passed


@pytest.mark.parametrize(
    ("keys", "shown", "cursor"),
    [
        ([], "_____", "_"),
        (["a", "b"], "ab___", "_"),
        (["a", "b", "left"], "ab___", "b"),
        (["a", "b", "home", "x"], "xab__", "a"),
        (["a", "b", "c", "left", "backspace"], "ac___", "c"),
        (["a", "b", "home", "delete"], "b____", "b"),
        (["a", "b", "shift+left"], "ab___", "b"),
        (["a", "b", "shift+home"], "ab___", "ab"),
        (["a", "space", "b", "left", "left"], "a\u00a0b__", "\u00a0"),
    ],
)
async def test_the_usual_keys_edit_in_the_sentence(make_app: MakeApp, keys: list[str], shown: str, cursor: str) -> None:
    """The cursor and what is selected are seen in the sentence and move by the usual keys."""
    app = make_app(only("cloze"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "cloze")
        await press(pilot, keys)
        assert sentence(app).plain == f"The capital of France is {shown}."
        assert at_cursor(app) == cursor


async def test_a_long_answer_wraps_in_the_sentence(make_app: MakeApp) -> None:
    """The sentence takes more lines as the answer grows, and all of it is seen."""
    app = make_app(only("cloze"))
    async with app.run_test(size=(60, 20)) as pilot:
        await to_question(pilot, app, "cloze")
        shown = app.screen.query_one(".sentence", Static)
        before = shown.size.height
        app.screen.query_one(AnswerInput).value = LONG
        await pilot.pause()
        assert shown.size.height == before + 2
        lines = [strip.text.strip() for strip in shown.render_lines(shown.size.region)]
        assert " ".join(lines) == f"The capital of France is {LONG}_."


async def test_a_click_keeps_the_keys_on_the_blank(make_app: MakeApp) -> None:
    """After the focus went elsewhere, a click on the sentence brings it back."""
    app = make_app(only("cloze"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "cloze")
        app.screen.set_focus(None)
        await pilot.click(".sentence")
        await press(pilot, ["x"])
        assert "x____" in sentence(app).plain


async def test_a_typed_question_with_a_blank_is_filled_in_place_too(make_app: MakeApp) -> None:
    """The blank counts, not the format; markup in the sentence is shown as it is."""
    app = make_app("questions:\n  - {id: q, typed: 'The [b]river[/b] is the _____.', answer: Nile}\n")
    async with app.run_test() as pilot:
        await to_question(pilot, app, "typed")
        app.screen.query_one(ClozeControl)
        await press(pilot, typing("nile"))
        assert sentence(app).plain == "The [b]river[/b] is the nile_."
        await press(pilot, ["enter"])
        assert step(app).passed


@given(st.text(max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_a_blank_shows_its_text(text: str, anchor: int, cursor: int) -> None:
    """Whatever is typed and selected, the blank shows it, no narrower than an empty blank, with a cursor."""
    text = clean(text)
    anchor, cursor = min(anchor, len(text)), min(cursor, len(text))
    shown = filled(text, anchor, cursor)
    assert shown.plain.replace("\u00a0", " ").startswith(text.replace("\u00a0", " "))
    assert shown.cell_length >= 5
    assert any("reverse" in str(span.style) for span in shown.spans)
