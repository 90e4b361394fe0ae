"""Pictures of the screens."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from quiz.app.app import QuizApp
from quiz.app.controls.base import Control
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
    "question_format", ["choice", "multi", "truefalse", "cloze", "typed", "date", "order", "match", "list", "flip"]
)
def test_questions(snap_compare: SnapCompare, make_app: MakeApp, question_format: str, size: tuple[int, int]) -> None:
    """Each way of asking has a control that fits."""
    run = make_app(only(question_format))
    assert snap_compare(run, terminal_size=size, run_before=lambda pilot: shown(pilot, question_format, []))


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
@pytest.mark.parametrize(
    ("question_format", "keys"),
    [
        ("multi", ["1", "3"]),
        ("cloze", [*typing("par"), "left"]),
        ("number", [*typing("thirty-five km")]),
        ("order", ["down", "space", "down"]),
        ("match", ["3", "1"]),
        ("list", [*typing("blue"), "enter", *typing("red"), "enter", *typing("Blue"), "enter"]),
        ("flip", ["enter"]),
    ],
)
def test_answers_on_the_way(
    snap_compare: SnapCompare, make_app: MakeApp, question_format: str, keys: list[str], size: tuple[int, int]
) -> None:
    """Half an answer shows what is done and what is next."""
    run = make_app(only(question_format))
    assert snap_compare(run, terminal_size=size, run_before=lambda pilot: shown(pilot, question_format, keys))


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
@pytest.mark.parametrize("question_format", ["choice", "typed"])
def test_a_hint(snap_compare: SnapCompare, make_app: MakeApp, question_format: str, size: tuple[int, int]) -> None:
    """Options are crossed out, and the words of the hint stand below."""
    run = make_app(only(question_format))

    async def hinted(pilot: Pilot[None]) -> None:
        await shown(pilot, question_format, [])
        control = pilot.app.screen.query_one(Control)
        control.hint(
            frozenset({1, 2}), f"Hint: {'two are wrong' if question_format == 'choice' else 'L_______ d_ V____'}"
        )

    assert snap_compare(run, terminal_size=size, run_before=hinted)


LONG_TEXTS = {
    "choice": """\
questions:
  - id: q1
    choice: Why do the short answers of tests that are built by hand so often give themselves away to a careful reader?
    answer: Since authors qualify what is right until nobody can object to it, and leave what is wrong bare
    wrong: [Since the right ones are always the first, "Since the wrong ones are copied from other tests, of other \
      years, and so do not fit the question at all", No, Yes, Perhaps, Never, Always, Sometimes, Often]
""",
    "match": """\
questions:
  - id: q1
    match: Which of these does what?
    pairs:
      A spaced repetition system: "schedules each review for about the moment at which it would be forgotten"
      The generation effect of memory: makes what one has produced oneself easier to remember
      Interleaving: mixes kinds of problems
""",
}


@pytest.mark.parametrize("size", [*SIZES, (200, 60)], ids=["80x24", "60x20", "200x60"])
@pytest.mark.parametrize("question_format", LONG_TEXTS)
def test_long_texts(snap_compare: SnapCompare, make_app: MakeApp, question_format: str, size: tuple[int, int]) -> None:
    """Long texts wrap beside their numbers."""
    run = make_app(LONG_TEXTS[question_format])
    keys = {"choice": ["down"], "match": ["2"]}[question_format]
    assert snap_compare(run, terminal_size=size, run_before=lambda pilot: shown(pilot, question_format, keys))


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


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
def test_help(snap_compare: SnapCompare, make_app: MakeApp, size: tuple[int, int]) -> None:
    """Help lists the keys of the question beneath it."""
    run = make_app(only("choice"))
    assert snap_compare(run, terminal_size=size, run_before=lambda pilot: shown(pilot, "choice", ["f1"]))


@pytest.mark.parametrize("theme", ["light", "high-contrast"])
@pytest.mark.parametrize("keys", [["down"], ["2"]], ids=["question", "feedback"])
def test_themes(snap_compare: SnapCompare, make_app: MakeApp, theme: str, keys: list[str]) -> None:
    """A question and its feedback in other themes."""
    library = make_app(only("choice")).library
    library.adopt(replace(library.settings, theme=theme))
    run = QuizApp(library, ["small"])
    assert snap_compare(run, terminal_size=(60, 20), run_before=lambda pilot: shown(pilot, "choice", keys))


def test_without_colour(snap_compare: SnapCompare, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR signs and words tell what was right."""
    monkeypatch.setenv("NO_COLOR", "1")
    run = make_app(only("choice"))
    assert snap_compare(run, terminal_size=(60, 20), run_before=lambda pilot: shown(pilot, "choice", ["2"]))
