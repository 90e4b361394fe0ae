"""Picking options."""

import pytest

from quiz.app.controls.block import LineBlock
from quiz.app.controls.options import OptionsControl
from quiz.grading.response import Picked
from quiz.model.review import Grade
from quiz.session.steps import Ask, Feedback
from quiz.store.sqlite import SqliteStore
from tests.app.conftest import MakeApp, only
from tests.support.app import click_line, cursor_region, line_texts, press, seen, step, to_question, words

LONG = "a wrong option that goes on for so long that it cannot but wrap at sixty columns"
MANY = f"""\
questions:
  - id: q
    choice: Which number is even?
    answer: twenty-four
    wrong: [one, three, five, seven, nine, eleven, thirteen, fifteen, seventeen, nineteen, {LONG}]
"""


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
            await click_line(pilot, right)
            await pilot.pause()
        assert isinstance(step(app), Feedback)
        assert step(app).passed
    assert [review.grade for review in store.reviews() if review.format == "choice"] == [Grade.GOOD]


async def test_enter_before_anything_is_chosen_says_what_to_do(make_app: MakeApp) -> None:
    """An enter too many answers nothing and is answered with words."""
    app = make_app(only("choice"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "choice")
        await press(pilot, ["enter"])
        assert isinstance(step(app), Ask)
        assert "Nothing is chosen" in words(app)


@pytest.mark.parametrize(
    ("keys", "picked"),
    [
        (["1", "2"], 11),
        (["1", "0"], 9),
        (["1", "enter"], 0),
        (["1", "space"], 0),
        (["1", "5"], 4),
        (["3"], 2),
        (["i"], 8),
        (["1", "down", "enter"], 1),
    ],
)
async def test_more_than_nine_options_can_be_picked(make_app: MakeApp, keys: list[str], picked: int) -> None:
    """A number that may go on waits for another digit or enter; others pick at once."""
    app = make_app(MANY)
    async with app.run_test(size=(60, 20)) as pilot:
        await to_question(pilot, app, "choice")
        assert len(step(app).question.options) == 12
        await press(pilot, keys[:1])
        if keys[0] == "1":
            assert isinstance(step(app), Ask)
            assert "1 typed: enter takes 1, another digit makes it 10 to 12." in words(app)
        await press(pilot, keys[1:])
        assert step(app).response == Picked((picked,))


async def test_the_cursor_stays_in_sight(make_app: MakeApp) -> None:
    """In a small window the options scroll with the cursor."""
    app = make_app(MANY)
    async with app.run_test(size=(60, 14)) as pilot:
        await to_question(pilot, app, "choice")
        await press(pilot, ["up"])
        body = app.screen.query_one("#body")
        (block,) = seen(app, LineBlock)
        assert block.lines[-1].look == "cursor"
        assert body.region.contains_region(cursor_region(app))
        await press(pilot, ["down"])
        assert body.scroll_offset.y == 0


async def test_a_long_option_wraps_beside_its_number(make_app: MakeApp) -> None:
    """The second line of an option begins under its first word, not under its number."""
    app = make_app(MANY)
    async with app.run_test(size=(60, 24)) as pilot:
        await to_question(pilot, app, "choice")
        (block,) = seen(app, LineBlock)
        place = next(place for place, line in enumerate(block.lines) if line.text == LONG)
        region = block.region_of(place).translate(-block.region.offset)
        first, second = (strip.text.removeprefix(" ").rstrip() for strip in block.render_lines(region))
        indent = first.index("a wrong option")
        assert second[:indent].isspace()
        assert f"{first[indent:]} {second[indent:]}" == LONG


async def test_several_options_are_marked_and_handed_in(make_app: MakeApp) -> None:
    """Marks are set and taken back by number, letter or space, counted, and handed in by enter."""
    app = make_app(only("multi"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "multi")
        options = step(app).question.options
        right = [place for place, option in enumerate(options) if option.correct]
        wrong = next(place for place, option in enumerate(options) if not option.correct)
        await press(pilot, ["enter"])
        assert isinstance(step(app), Ask)
        assert "None is marked" in words(app)
        await press(pilot, [str(wrong + 1), "abcd"[right[0]]])
        assert "2 marked: enter hands in." in words(app)
        await press(pilot, [str(wrong + 1), str(right[1] + 1), "space", "space"])
        assert [line.split()[-2] for line in line_texts(app)] == ["[x]" if o.correct else "]" for o in options]
        await press(pilot, ["enter"])
        assert step(app).passed


@pytest.mark.parametrize("question_format", ["choice", "multi"])
async def test_an_option_that_a_hint_crosses_out_cannot_be_picked(make_app: MakeApp, question_format: str) -> None:
    """It has a dot for its number, loses its mark, and the cursor, keys and mouse pass it by."""
    app = make_app(only(question_format))
    async with app.run_test() as pilot:
        await to_question(pilot, app, question_format)
        if question_format == "multi":
            await press(pilot, ["1", "2"])
        control = app.screen.query_one(OptionsControl)
        control.hint(frozenset({0, 2}), "")
        await pilot.pause()
        assert [line.split()[0] for line in line_texts(app)][0::2] == ["·", "·"]
        await press(pilot, ["1", "c"])
        await click_line(pilot, 0)
        await pilot.pause()
        assert isinstance(step(app), Ask)
        assert "1 is crossed out." in words(app)
        if question_format == "multi":
            assert control._marked == {1}
            await press(pilot, ["enter"])
            assert step(app).response == Picked((1,))
        else:
            await press(pilot, ["down", "down", "down", "down", "enter"])
            assert step(app).response == Picked((3,))
