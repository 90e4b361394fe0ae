"""Typing an answer."""

import pytest

from quiz.app.controls.typed import AnswerInput
from quiz.session.steps import Ask
from tests.app.conftest import MakeApp, only
from tests.support.app import press, step, to_question, typing, words


@pytest.mark.parametrize("question_format", ["typed", "number", "date"])
async def test_nothing_is_not_handed_in(make_app: MakeApp, question_format: str) -> None:
    """Enter on an empty line says that there is nothing yet."""
    app = make_app(only(question_format))
    async with app.run_test() as pilot:
        await to_question(pilot, app, question_format)
        await press(pilot, ["enter"])
        assert isinstance(step(app), Ask)
        assert "Nothing is typed yet" in words(app)
        await press(pilot, ["x"])
        assert "Nothing is typed yet" not in words(app)


@pytest.mark.parametrize(
    ("question_format", "text", "understood"),
    [
        ("number", "thirty-five km", "Read as 35 km"),
        ("number", "about 12,500", "Read as about 12,500"),
        ("date", "29 Aug 2017", "Read as 2017-08-29"),
        ("date", "4/5/2017", "Read as 2017-05-04 or 2017-04-05: write the month in letters to say which."),
    ],
)
async def test_a_number_or_date_is_read_back(
    make_app: MakeApp, question_format: str, text: str, understood: str
) -> None:
    """While it is typed, the help says how a number or date is understood."""
    app = make_app(only(question_format))
    async with app.run_test() as pilot:
        await to_question(pilot, app, question_format)
        app.screen.query_one(AnswerInput).value = text
        await pilot.pause()
        assert words(app).splitlines()[-1].strip() == understood


@pytest.mark.parametrize(("question_format", "what"), [("number", "number"), ("date", "date")])
async def test_what_cannot_be_read_is_told_before_grading(make_app: MakeApp, question_format: str, what: str) -> None:
    """A slip of the keys is no wrong answer; the words about it go with the next key."""
    app = make_app(only(question_format))
    async with app.run_test() as pilot:
        await to_question(pilot, app, question_format)
        await press(pilot, [*typing("elvn"), "enter"])
        assert isinstance(step(app), Ask)
        assert f"That is no {what}." in words(app)
        await press(pilot, ["backspace"])
        assert f"That is no {what}." not in words(app)
