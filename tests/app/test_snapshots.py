"""Pictures of the screens."""

from pathlib import Path
from typing import Any, Protocol

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from quiz.app.app import QuizApp
from tests.app.conftest import MakeApp, only
from tests.support.app import press, to_question, typing

SIZES = [(80, 24), (60, 20)]


class SnapCompare(Protocol):
    """Compares a picture of an app with the one that is kept."""

    def __call__(self, app: QuizApp | Path, *, terminal_size: tuple[int, int], run_before: Any) -> bool:
        """Take the picture and compare it."""
        ...


async def shown(pilot: Pilot[None], question_format: str, keys: list[str]) -> None:
    """Go to a question of a format and press keys, with a cursor that stands still."""
    app = pilot.app
    assert isinstance(app, QuizApp)
    if question_format:
        await to_question(pilot, app, question_format)
    for field in app.screen.query(Input):
        field.cursor_blink = False
    await press(pilot, keys)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
def test_home(snap_compare: SnapCompare, app: QuizApp, size: tuple[int, int]) -> None:
    """The list of decks greets a newcomer."""
    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: shown(pilot, "", []))


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
def test_a_new_fact(snap_compare: SnapCompare, app: QuizApp, size: tuple[int, int]) -> None:
    """A new fact is shown with its source."""
    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: shown(pilot, "", ["enter"]))


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
@pytest.mark.parametrize(
    "question_format", ["choice", "multi", "truefalse", "typed", "date", "order", "match", "list", "flip"]
)
def test_questions(snap_compare: SnapCompare, make_app: MakeApp, question_format: str, size: tuple[int, int]) -> None:
    """Each way of asking has a control that fits."""
    run = make_app(only(question_format))
    assert snap_compare(run, terminal_size=size, run_before=lambda pilot: shown(pilot, question_format, []))


def test_feedback_on_an_option(snap_compare: SnapCompare, app: QuizApp) -> None:
    """A wrong option, the right one, the explanation and the citation."""

    async def wrong(pilot: Pilot[None]) -> None:
        await press(pilot, ["enter"])
        await shown(pilot, "choice", ["3"])

    assert snap_compare(app, terminal_size=(80, 20), run_before=wrong)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
def test_feedback_on_a_slip(snap_compare: SnapCompare, make_app: MakeApp, size: tuple[int, int]) -> None:
    """A near answer is shown beside the right one."""
    run = make_app(only("cloze"))
    keys = [*typing("pariss"), "enter"]
    assert snap_compare(run, terminal_size=size, run_before=lambda pilot: shown(pilot, "cloze", keys))


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
def test_summary(snap_compare: SnapCompare, make_app: MakeApp, size: tuple[int, int]) -> None:
    """The end of a session tells what was done and what to look at again."""
    run = make_app("questions:\n  - {id: q, truefalse: Water is wet., answer: true}\n")

    async def to_the_end(pilot: Pilot[None]) -> None:
        await press(pilot, ["enter", "2", "enter", "1", "enter", "1", "e", "enter"])

    assert snap_compare(run, terminal_size=size, run_before=to_the_end)
