"""A hostile deck on every screen of the app: its text is shown letter for letter, and drives nothing."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from quiz.app.app import QuizApp
from quiz.app.screens.exam import ExamScreen
from quiz.app.screens.preview import PreviewScreen
from quiz.app.screens.study import StudyScreen
from quiz.library.exam import ExamRun
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.model.question import FORMATS
from quiz.model.settings import DeckSettings, Settings
from quiz.session.exam_draw import ExamChoice
from quiz.store.sqlite import SqliteStore
from quiz.text import clean
from tests.hostile.attacks import hostile_deck
from tests.support.app import press, screen_text, to_question, typing
from tests.support.clock import FakeClock
from tests.support.learner import study_all

MARKUP = "[@click=app.quit]A[/] [link=http://evil.example]B[/link] [/] $error"
ATTACK = f"\x1b[31m\x1b]0;x\x07\x9b1m\u202e\u200b{MARKUP}\U000e0041\b"
SIZES = ((80, 24), (200, 60))


@pytest.fixture
def library(tmp_path: Path, store: SqliteStore, clock: FakeClock) -> Library:
    """Return a library over a hostile deck, and over two that cannot even be read."""
    folder = tmp_path / "decks"
    folder.mkdir()
    hostile_deck(folder, ATTACK)
    (folder / "broken.yaml").write_text(f"deck: broken\n{json.dumps(ATTACK)}: x\n")
    (folder / "named.yaml").write_text(f"deck: {json.dumps(ATTACK)}\n")
    settings = Settings(
        timezone="UTC",
        new_per_day=99,
        learning_steps=(),
        relearning_steps=(),
        decks={"hostile": DeckSettings(retention=0.8)},
    )
    return Library(Shelf((folder,)), store, clock, settings)


def harmless(app: QuizApp) -> str:
    """Return what is seen, after a look at every letter and what a click on it would do."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            assert clean(segment.text) == segment.text, segment.text
            if segment.style is not None:
                assert segment.style.link is None, segment
                assert "app.quit" not in str(segment.style.meta.get("@click", "")), segment
    assert app.is_running
    return screen_text(app)


async def looked_at(pilot: Pilot[None], *deeds: Iterable[str]) -> str:
    """Press keys, and look at every screen that they lead to."""
    assert isinstance(pilot.app, QuizApp)
    shown = [harmless(pilot.app)]
    for keys in deeds:
        await press(pilot, keys)
        shown.append(harmless(pilot.app))
    return "\n".join(shown)


@pytest.mark.parametrize("size", SIZES)
async def test_the_lists_of_decks_and_ways_to_study(library: Library, size: tuple[int, int]) -> None:
    """Home, help, ways to study, their forms, a plan, the palette and settings show the deck's title and mistakes."""
    app = QuizApp(library)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = await looked_at(
            pilot, ["down"], ["down"], ["up"], ["question_mark"], ["escape", "m"], ["c"], ["escape", "e"],
            ["escape", "x"], [*typing("2026-04-20"), "enter"], ["escape", "escape"], ["ctrl+p"], typing("host"),
        )  # fmt: skip
        assert "[@click=app.quit]A[/]" in shown
    app = QuizApp(library)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await looked_at(pilot, ["comma"], ["end"], ["enter"], ["escape"])


async def test_every_question_and_its_feedback(library: Library) -> None:
    """Each format is asked, hinted at and answered; its source, and the form for a flag, are opened."""
    for name in FORMATS:
        hostile_deck(library.shelf.folders[0], ATTACK, name)
    app = QuizApp(library, library.study(["hostile"]))
    shown = ""
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        shown += await looked_at(pilot, ["i"], ["escape"], ["enter"])
        for name in FORMATS:
            await app.push_screen(StudyScreen(library, library.study([f"hostile-{name}"])))
            await pilot.pause()
            await to_question(pilot, app, name)
            keys = (["ctrl+t"], ["ctrl+d"], ["i"], ["escape"], ["f"], ["escape"], ["end"], ["enter"])
            shown += await looked_at(pilot, *keys)
    assert "[@click=app.quit]A[/]" in shown


@pytest.mark.parametrize("size", SIZES)
async def test_an_exam_and_its_result(library: Library, size: tuple[int, int]) -> None:
    """An exam's questions, overview, result and report form."""
    run = ExamRun(library, ["hostile"], ExamChoice(questions=20), seed=1)
    app = QuizApp(library, first=lambda: ExamScreen(library, run, None))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = await looked_at(
            pilot, *(["tab"] for _ in run.exam.items), ["escape"], ["h"], ["end"], ["w"], ["escape"], ["r"]
        )
    assert "[@click=app.quit]A[/]" in shown


@pytest.mark.parametrize("size", SIZES)
async def test_the_browser_and_the_numbers(library: Library, clock: FakeClock, size: tuple[int, int]) -> None:
    """The list of cards with its preview, a search for the attack, remarks on flags, and statistics."""
    study_all(library.study(["hostile"]), clock)
    app = QuizApp(library)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = await looked_at(
            pilot, ["b"], ["enter"], ["down"], ["tab", "end"], ["escape"], ["slash", *typing("tag"), "colon", "enter"],
        )  # fmt: skip
        await press(pilot, ["slash"])
        app.post_message(Paste(ATTACK))
        await pilot.pause()
        assert MARKUP in app.screen.query_one(Input).value
        await looked_at(pilot, ["enter"])
    app = QuizApp(library)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown += await looked_at(pilot, ["s"], ["d"], ["pagedown"], ["pagedown"], ["pagedown"], ["end"])
    assert "[@click=app.quit]A[/]" in shown


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["hostile", "broken", "named"])
async def test_the_preview(library: Library, size: tuple[int, int], name: str) -> None:
    """The questions of a deck that is being written, or its mistakes with an excerpt of the file."""
    path = library.shelf.folders[0] / f"{name}.yaml"
    app = QuizApp(library, first=lambda: PreviewScreen(path, path.name))
    async with app.run_test(size=size) as pilot:
        for _ in range(10):
            await pilot.pause(0.05)
        shown = await looked_at(pilot, ["down"], ["f"], ["F"], ["end"], ["enter"], ["1"], ["escape"])
    assert "[@click=app.quit]A[/]" in shown or name == "broken"
