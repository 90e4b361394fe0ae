"""The size of the terminal changes at any moment."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widgets import Static

from quiz.app.app import QuizApp
from quiz.app.screens.help import HelpScreen
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.summary import SummaryScreen
from quiz.session.steps import Ask, Feedback, Pause, Teach
from tests.app.conftest import MakeApp, only
from tests.support.app import cursor_region, press, seen, step, to_question, until
from tests.support.learner import right_answer

SIZES = ((60, 20), (200, 60), (40, 12))


async def through_sizes(pilot: Pilot[None], look: Callable[[], object] = lambda: None) -> None:
    """Change the size again and again, looking each time."""
    for width, height in SIZES:
        await pilot.resize_terminal(width, height)
        await pilot.pause()
        assert {strip.cell_length for strip in pilot.app.screen._compositor.render_strips()} == {width}
        look()


def keys_for(question: Any) -> list[str]:
    """Return the keys that answer a question right with its control half used by two keys before."""
    response = right_answer(question)
    if question.format in {"choice", "truefalse"}:
        return [str(response.indices[0] + 1)]  # type: ignore[union-attr]
    if question.format == "multi":
        return [*(str(place + 1) for place in response.indices), "enter"]  # type: ignore[union-attr]
    if question.format in {"order", "match"}:
        return [*(str(place + 1) for place in response.indices), "enter"]  # type: ignore[union-attr]
    if question.format == "list":
        return [*(key for answer in question.answers for key in (*answer, "enter")), "enter"]
    return ["enter", "y"] if question.format == "flip" else [*question.answers[0].replace(" ", "").casefold(), "enter"]


@pytest.mark.parametrize("question_format", ["choice", "multi", "typed", "match", "list", "flip"])
async def test_a_question_stays_usable(make_app: MakeApp, question_format: str) -> None:
    """A question, half answered or not, and its feedback live through every size, and the answer counts."""
    app = make_app(only(question_format))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_question(pilot, app, question_format)
        await through_sizes(pilot, lambda: app.screen.focused or pytest.fail("nothing takes the keys"))
        keys = keys_for(step(app).question)
        await press(pilot, keys[:-1])
        await through_sizes(pilot)
        assert isinstance(step(app), Ask)
        await press(pilot, keys[-1:])
        assert isinstance(step(app), Feedback)
        assert step(app).passed
        await through_sizes(pilot)


async def test_every_screen_lives_through_every_size(make_app: MakeApp, app: QuizApp) -> None:
    """The list of decks, help, the palette, a fact, a pause and the summary do as well."""
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await through_sizes(pilot)
        await press(pilot, ["question_mark"])
        assert isinstance(app.screen, HelpScreen)
        await through_sizes(pilot)
        await press(pilot, ["escape", "ctrl+p"])
        await through_sizes(pilot)
        await press(pilot, ["escape"])
        assert isinstance(app.screen, HomeScreen)
    done = make_app(only("truefalse"))
    async with done.run_test(size=(80, 24)) as pilot:
        assert isinstance(step(done), Teach)
        await through_sizes(pilot)
        await press(pilot, ["enter", "2", "enter"])
        assert isinstance(step(done), Pause)
        await through_sizes(pilot)
        await press(pilot, ["enter", "2", "e", "enter"])
        assert isinstance(done.screen, SummaryScreen)
        await through_sizes(pilot)


async def test_an_option_is_reached_on_a_small_screen(make_app: MakeApp) -> None:
    """With twelve lines the marked option is on the screen, wherever it is, and so is the end of the feedback."""
    words = "a rather long option that takes more than one line on a narrow screen, number"
    wrong = ", ".join(f'"{words} {number}"' for number in range(2, 7))
    app = make_app(f'questions:\n  - {{id: q, choice: "{words}?", answer: "{words} 1", wrong: [{wrong}]}}\n')
    async with app.run_test(size=(40, 12)) as pilot:
        await to_question(pilot, app, "choice")
        body = app.screen.query_one("#body").region
        for _ in range(6):
            await press(pilot, ["down"])
            await until(pilot, lambda: body.contains_region(cursor_region(app)))
        await press(pilot, ["1"])
        (why,) = seen(app, Static, ".why")

        def end() -> Region:
            return Region(why.region.x, why.region.bottom - 1, why.region.width, 1)

        assert not body.contains_region(end())
        await press(pilot, ["pagedown"] * 8)
        await until(pilot, lambda: body.contains_region(end()))
        await press(pilot, ["up"] * 8)
        await until(pilot, lambda: body.contains_region(app.screen.query_one(".verdict").region))
