"""Drive the app with keys."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import pytest
from textual.geometry import Offset, Region
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, Static

from quiz.app.app import QuizApp
from quiz.app.controls.block import LineBlock
from quiz.app.screens import study
from quiz.app.screens.study import StudyScreen
from quiz.session.steps import Ask
from tests.support.clock import FakeClock
from tests.support.idle import wait_no_longer
from tests.support.styles import parse_once

wait_no_longer()
parse_once()
# What later steps are shown in is made with them: most tests end before those; tests/app/test_prepared.py has it made.
study.READING = 3_600.0

_Sort = TypeVar("_Sort", bound=Widget)


def words(app: QuizApp) -> str:
    """Return all words on the screen, with spaces that break no line as plain ones."""
    shown = "\n".join(str(widget.content) for widget in seen(app, Static) if not widget.has_class("footer"))
    return shown.replace("\N{NO-BREAK SPACE}", " ")


def seen(app: QuizApp, sort: type[_Sort], selector: str = "*") -> list[_Sort]:
    """Return the widgets of a class that are displayed; those of other steps are kept unseen."""
    found = app.screen.query(selector).results(sort)
    return [
        widget
        for widget in found
        if all(node.display for node in widget.ancestors_with_self if isinstance(node, Widget))
    ]


def line_texts(app: QuizApp, selector: str = "*") -> list[str]:
    """Return what the lines say that are shown, of options or entries."""
    return [str(line) for block in seen(app, LineBlock, selector) for line in block.lines]


def cursor_region(app: QuizApp) -> Region:
    """Return where the line at the cursor is."""
    (region,) = (
        block.region_of(place)
        for block in seen(app, LineBlock)
        for place, line in enumerate(block.lines)
        if line.look == "cursor"
    )
    return region


async def click_line(pilot: Pilot[None], place: int, selector: str = "*") -> None:
    """Click a line of the options, by its place from 0."""
    assert isinstance(pilot.app, QuizApp)
    (block,) = seen(pilot.app, LineBlock, selector)
    await pilot.click(offset=block.region_of(place).offset + Offset(2, 0))


def screen_text(app: QuizApp) -> str:
    """Return what is seen of the screen, line by line."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def step(app: QuizApp) -> Any:
    """Return the step that the study screen shows."""
    assert isinstance(app.screen, StudyScreen)
    return app.screen._study.step


async def press(pilot: Pilot[None], keys: Iterable[str]) -> None:
    """Press keys one after another, each handled before the next; time goes on with them."""
    app = pilot.app
    assert isinstance(app, QuizApp)
    assert isinstance(app.library.clock, FakeClock)
    for key in keys:
        app.library.clock.pass_time(seconds=3)
        await pilot.press(key)
        await pilot.pause()


async def to_question(pilot: Pilot[None], app: QuizApp, question_format: str) -> None:
    """Go on until a question of a format is asked, giving up on others."""
    for _ in range(60):
        shown = step(app)
        if isinstance(shown, Ask):
            if shown.question.format == question_format:
                return
            await press(pilot, ["ctrl+d"])
        else:
            await press(pilot, ["enter"])
    pytest.fail(f"no {question_format} was asked")


async def until(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    """Wait until something has become true, as it does after work in the background."""
    for _ in range(400):
        await pilot.pause()
        if condition():
            return
        await pilot.pause(0.02)
    pytest.fail("it did not become true")


def typing(text: str) -> list[str]:
    """Return the keys that type a text."""
    names = {" ": "space", "-": "minus", ".": "full_stop"}
    return [names.get(letter, letter) for letter in text]


async def fill(pilot: Pilot[None], **values: str) -> None:
    """Fill in a form and go on."""
    for name, value in values.items():
        pilot.app.screen.query_one(f"#field-{name}", Input).value = value
    await press(pilot, ["enter"])
