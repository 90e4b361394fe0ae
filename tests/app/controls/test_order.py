"""Putting lines in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.app.app import QuizApp
from quiz.app.controls.order import OrderControl
from quiz.grading.response import Arranged
from quiz.session.steps import Ask
from tests.app.conftest import MakeApp, only
from tests.support.app import click_line, cursor_region, line_texts, press, step, to_question, words

TWELVE = f"questions:\n  - {{id: q, order: Count., items: [{', '.join(f'line {n}' for n in range(12))}]}}\n"


def present_order(app: QuizApp) -> list[int]:
    """Return the present order of the lines, each by the place at which it began."""
    return app.screen.query_one(OrderControl)._order


@pytest.mark.parametrize(
    ("keys", "order"),
    [
        (["space", "down", "down", "space"], [1, 2, 0]),
        (["space", "j", "k", "j"], [1, 0, 2]),
        (["space", "up"], [0, 1, 2]),
        (["down", "shift+up"], [1, 0, 2]),
        (["ctrl+down", "ctrl+down", "ctrl+down"], [1, 2, 0]),
        (["up", "K"], [0, 2, 1]),
        (["J", "J", "K"], [1, 0, 2]),
        (["3"], [1, 2, 0]),
        (["down", "down", "1"], [2, 0, 1]),
        (["c"], [1, 2, 0]),
        (["3", "up", "up", "3", "1", "3"], [2, 0, 1]),
    ],
)
async def test_a_line_is_moved(make_app: MakeApp, keys: list[str], order: list[int]) -> None:
    """A line is grabbed and moved, moved at once, or sent to the place of a number; the cursor goes along."""
    app = make_app(only("order"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "order")
        texts = [option.text for option in step(app).question.options]
        await press(pilot, keys)
        assert present_order(app) == order
        shown = [line.split() for line in line_texts(app)]
        assert [[text for text in line if text in texts] for line in shown] == [[texts[place]] for place in order]
        assert [[number for number in line if number.isdecimal()] for line in shown] == [["1"], ["2"], ["3"]]


async def test_a_grabbed_line_is_marked_by_a_glyph_and_a_word(make_app: MakeApp) -> None:
    """What moves is told without colour; enter puts it down before it hands in."""
    app = make_app(only("order"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "order")
        assert line_texts(app)[0].startswith("› 1")
        await press(pilot, ["space"])
        assert line_texts(app)[0].startswith("⇅ 1")
        assert line_texts(app)[0].endswith("← moving")
        await press(pilot, ["down", "enter"])
        assert isinstance(step(app), Ask)
        assert "moving" not in "".join(line_texts(app))
        await press(pilot, ["enter"])
        assert step(app).response == Arranged((1, 0, 2))


async def test_an_untouched_order_is_handed_in_by_a_second_enter(make_app: MakeApp) -> None:
    """The first enter asks whether the order is to stay as it stands."""
    app = make_app(only("order"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "order")
        await press(pilot, ["enter"])
        assert isinstance(step(app), Ask)
        assert "press enter again to hand it in as it stands" in words(app)
        await press(pilot, ["enter"])
        assert step(app).response == Arranged((0, 1, 2))


async def test_the_right_order_passes(make_app: MakeApp) -> None:
    """Lines sent to their places one after another are right."""
    app = make_app(only("order"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "order")
        question = step(app).question
        texts = [option.text for option in question.options]
        for place, answer in enumerate(question.answers):
            now = [texts[line] for line in present_order(app)].index(answer)
            cursor = app.screen.query_one(OrderControl)._cursor
            steps = ["down"] * (now - cursor) if now > cursor else ["up"] * (cursor - now)
            await press(pilot, [*steps, str(place + 1)])
        await press(pilot, ["enter"] if present_order(app) != [0, 1, 2] else ["enter", "enter"])
        assert step(app).passed


async def test_a_place_of_two_digits_is_reached(make_app: MakeApp) -> None:
    """Each digit moves the line at once; the second goes on from the first."""
    app = make_app(TWELVE)
    async with app.run_test(size=(60, 20)) as pilot:
        await to_question(pilot, app, "order")
        await press(pilot, ["down", "1", "1"])
        assert present_order(app).index(1) == 10
        body = app.screen.query_one("#body")
        assert body.region.contains_region(cursor_region(app))


async def test_lines_are_moved_by_mouse(make_app: MakeApp) -> None:
    """A click goes to a line, and puts a grabbed line there."""
    app = make_app(only("order"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "order")
        await click_line(pilot, 2)
        await press(pilot, ["space"])
        await click_line(pilot, 0)
        await pilot.pause()
        assert present_order(app) == [2, 0, 1]


@given(st.lists(st.tuples(st.sampled_from(["go", "carry", "put"]), st.integers(-1, 1)), max_size=30))
def test_no_line_is_lost(moves: list[tuple[str, int]]) -> None:
    """Whatever is moved, every line keeps one place."""
    from tests.app.controls.support import a_question

    control = OrderControl()
    control.begin(a_question("order", 5))
    for move, by in moves:
        if move == "put":
            control.pick(by + 2)
        elif by:
            (control.action_go if move == "go" else control.action_carry)(by)
    assert sorted(control._order) == [0, 1, 2, 3, 4]
