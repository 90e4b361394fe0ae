"""Answering in every format, by keys and by mouse."""

import pytest

from quiz.app.controls.lines import OptionLine
from quiz.model.review import Grade
from quiz.session.steps import Ask, Feedback
from quiz.store.sqlite import SqliteStore
from tests.app.conftest import MakeApp, only
from tests.support.app import press, step, to_question, typing, words


@pytest.mark.parametrize("way", ["number", "letter", "arrows", "mouse"])
async def test_an_option_is_chosen_in_every_way(make_app: MakeApp, store: SqliteStore, way: str) -> None:
    """Numbers, letters, arrows with enter, and the mouse choose the same option."""
    app = make_app(only("choice"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "choice")
        right = [option.correct for option in step(app).question.options].index(True)
        if way == "number":
            await press(pilot, [str(right + 1)])
        elif way == "letter":
            await press(pilot, ["abcd"[right]])
        elif way == "arrows":
            await press(pilot, [*["down"] * (right + 5), *["up"] * 4, "enter"])
        else:
            line = next(line for line in app.screen.query(OptionLine) if line.place == right)
            await pilot.click(line)
            await pilot.pause()
        assert isinstance(step(app), Feedback)
        assert step(app).passed
    assert [review.grade for review in store.reviews() if review.format == "choice"] == [Grade.GOOD]


@pytest.mark.parametrize(
    ("question_format", "keys", "passed"),
    [
        ("truefalse", ["2"], True),
        ("cloze", [*typing("paris"), "enter"], True),
        ("typed", [*typing("da vinci"), "enter"], True),
        ("typed", [*typing("raphael"), "enter"], False),
        ("number", [*typing("34.5 km"), "enter"], True),
        ("date", [*typing("2017-08-29"), "enter"], True),
        ("list", [*typing("blue"), "enter", *typing("red"), "enter", *typing("green"), "enter", "enter"], True),
        ("list", [*typing("blue"), "enter", "enter"], False),
        ("number", [*typing("elvn"), "enter", *["backspace"] * 4, *typing("35"), "enter"], True),
        ("list", [*typing("pink"), "enter", "backspace", *["backspace"] * 4, *typing("red"), "enter", *typing("green"),
                  "enter", *typing("blue"), "enter", "enter"], True),
        ("flip", ["enter", "y"], True),
        ("flip", ["space", "n"], False),
    ],
)  # fmt: skip
async def test_every_format_has_its_control(
    make_app: MakeApp,
    question_format: str,
    keys: list[str],
    passed: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """Each format takes its answer by keys alone."""
    app = make_app(only(question_format))
    async with app.run_test() as pilot:
        await to_question(pilot, app, question_format)
        await press(pilot, keys)
        assert isinstance(step(app), Feedback), words(app)
        assert step(app).passed is passed


async def test_several_options_are_marked_and_handed_in(make_app: MakeApp) -> None:
    """Marks can be set and taken back before enter hands them in."""
    app = make_app(only("multi"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "multi")
        options = step(app).question.options
        right = [place for place, option in enumerate(options) if option.correct]
        wrong = next(place for place, option in enumerate(options) if not option.correct)
        await press(pilot, ["enter"])
        assert isinstance(step(app), Ask)
        await press(pilot, [str(wrong + 1), *(str(place + 1) for place in right), str(wrong + 1), "enter"])
        assert step(app).passed


@pytest.mark.parametrize("question_format", ["order", "match"])
async def test_lines_are_picked_in_turn_and_taken_back(make_app: MakeApp, question_format: str) -> None:
    """Order and match are answered by picking, with a way back before handing in."""
    app = make_app(only(question_format))
    async with app.run_test() as pilot:
        await to_question(pilot, app, question_format)
        question = step(app).question
        texts = [option.text for option in question.options]
        wanted = [right for _, right in question.pairs] or list(question.answers)
        places = [str(texts.index(text) + 1) for text in wanted]
        await press(pilot, [places[1], "backspace", *places, "enter"])
        assert isinstance(step(app), Feedback)
        assert step(app).passed


async def test_not_knowing_is_a_key_of_its_own(make_app: MakeApp, store: SqliteStore) -> None:
    """Ctrl+d tells the answer and counts as forgotten, in a typed question too."""
    app = make_app(only("typed"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "typed")
        await press(pilot, ["x", "ctrl+d"])
        assert "– Not known yet" in words(app)
        assert "Leonardo da Vinci" in words(app)
    assert {review.grade for review in store.reviews()} == {Grade.AGAIN}
