"""Pictures of the modes."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from quiz.app.app import QuizApp
from quiz.library.library import Library
from quiz.session.exam_draw import ExamChoice
from tests.app.test_modes import exam_app, right_key
from tests.app.test_snapshots import SIZES, SnapCompare
from tests.support.app import press

sizes = pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])


async def pressed(pilot: Pilot[None], keys: list[str]) -> None:
    """Press keys, with a cursor that stands still."""
    await pilot.pause()
    await press(pilot, keys)
    for field in pilot.app.screen.query(Input):
        field.cursor_blink = False
    await pilot.pause()


@sizes
def test_the_modes(snap_compare: SnapCompare, app: QuizApp, size: tuple[int, int]) -> None:
    """The modes with what each has."""
    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: pressed(pilot, ["m"]))


@sizes
@pytest.mark.parametrize("key", ["c", "e", "x"], ids=["cram", "exam", "deadline"])
def test_the_forms(snap_compare: SnapCompare, app: QuizApp, key: str, size: tuple[int, int]) -> None:
    """What is asked before cramming, an exam and a plan."""
    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: pressed(pilot, ["m", key]))


@sizes
@pytest.mark.parametrize("keys", [[], ["escape"], ["escape", "h"]], ids=["question", "overview", "result"])
def test_an_exam(snap_compare: SnapCompare, library: Library, keys: list[str], size: tuple[int, int]) -> None:
    """A question that was answered before, all questions, and the result."""
    app, run = exam_app(library, ExamChoice(6, formats=frozenset({"choice", "truefalse"}), minutes=10))

    async def sit(pilot: Pilot[None]) -> None:
        await pressed(pilot, [])
        await press(pilot, [right_key(run)])
        await press(pilot, [right_key(run, right=False), "shift+tab", *keys])

    assert snap_compare(app, terminal_size=size, run_before=sit)


@sizes
def test_a_deadline(snap_compare: SnapCompare, app: QuizApp, size: tuple[int, int]) -> None:
    """The plan of each day and what it leads to."""

    async def plan(pilot: Pilot[None]) -> None:
        await pressed(pilot, ["m", "x"])
        app.screen.query_one("#field-exam", Input).value = "2026-03-20"
        await press(pilot, ["enter"])
        await app.workers.wait_for_complete()
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=plan)
