"""Matching left and right sides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.app.app import QuizApp
from quiz.app.controls.block import LineBlock
from quiz.app.controls.match import MatchControl
from quiz.grading.response import Arranged
from quiz.session.steps import Ask
from tests.app.conftest import MakeApp, only
from tests.app.controls.support import a_question
from tests.support.app import click_line, line_texts, press, seen, step, to_question, words


def partners(app: QuizApp) -> list[int | None]:
    """Return the partner of each left side, by place."""
    return app.screen.query_one(MatchControl)._partners


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["2"], [1, None, None]),
        (["b", "a"], [1, 0, None]),
        (["down", "3"], [None, 2, None]),
        (["up", "3", "1"], [0, None, 2]),
        (["k", "j", "j", "1"], [None, 0, None]),
        (["1", "2", "3", "down", "backspace"], [None, 1, 2]),
        (["1", "2", "backspace"], [0, None, None]),
        (["1", "2", "backspace", "backspace", "backspace"], [None, None, None]),
        (["1", "1"], [None, 0, None]),
        (["1", "2", "3", "2"], [0, None, 1]),
        (["1", "2", "3", "2", "3"], [0, 2, 1]),
        (["3", "up", "1"], [0, None, None]),
    ],
)
async def test_pairs_are_made_and_changed(make_app: MakeApp, keys: list[str], expected: list[int | None]) -> None:
    """A number pairs the left side at the cursor and goes on; a taken right side moves; backspace clears."""
    app = make_app(only("match"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "match")
        question = step(app).question
        await press(pilot, keys)
        assert partners(app) == expected
        for (left, _), partner, line in zip(question.pairs, expected, line_texts(app, ".-left"), strict=True):
            filled = "……" if partner is None else f"{partner + 1} {question.options[partner].text}"
            assert line.lstrip("› ") == f"{left} →\u00a0{filled}"
        assert [line[0] for line in line_texts(app, ".-right")] == ["●" if p in expected else "○" for p in range(3)]


async def test_the_right_pairs_pass_and_fewer_are_not_handed_in(make_app: MakeApp) -> None:
    """Enter leads to the next left side without a partner until all are paired."""
    app = make_app(only("match"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "match")
        question = step(app).question
        texts = [option.text for option in question.options]
        places = [texts.index(right) for _, right in question.pairs]
        await press(pilot, [str(places[0] + 1), "up", "enter"])
        assert isinstance(step(app), Ask)
        assert f"1 of 3 paired: give “{question.pairs[1][0]}” a partner by its number." in words(app)
        await press(pilot, [str(place + 1) for place in places[1:]])
        assert "3 of 3 paired: enter hands in" in words(app)
        await press(pilot, ["enter"])
        assert step(app).response == Arranged(tuple(places))
        assert step(app).passed


async def test_pairs_are_made_by_mouse(make_app: MakeApp) -> None:
    """A click on a left side goes there, a click on a right side pairs it."""
    app = make_app(only("match"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "match")
        await click_line(pilot, 2, ".-left")
        await click_line(pilot, 0, ".-right")
        await pilot.pause()
        assert partners(app) == [None, None, 0]


async def test_the_sides_stand_beside_each_other_where_there_is_room(make_app: MakeApp) -> None:
    """From 80 columns the right sides stand beside the left ones, below that beneath them, also when resized."""
    app = make_app(only("match"))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_question(pilot, app, "match")
        (left,), (right,) = seen(app, LineBlock, ".-left"), seen(app, LineBlock, ".-right")
        assert left.region.y == right.region.y
        assert left.region.right < right.region.x
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert left.region.bottom <= right.region.y
        assert left.region.x == right.region.x


@given(st.lists(st.tuples(st.sampled_from(["pick", "go", "clear"]), st.integers(0, 3)), max_size=30))
def test_no_right_side_has_two_partners(moves: list[tuple[str, int]]) -> None:
    """Whatever is paired and cleared, a right side belongs to one left side at most."""
    control = MatchControl()
    control.begin(a_question("match", 4))
    for move, place in moves:
        if move == "pick":
            control.pick(place)
        elif move == "go":
            control.action_go(place - 1)
        else:
            control.action_clear()
        taken = [partner for partner in control._partners if partner is not None]
        assert len(taken) == len(set(taken)) == len(control._paired)
