"""Waiting until the questions of a large deck are written."""

from pathlib import Path

import pytest

from quiz.app.app import QuizApp
from quiz.app.screens.browse import BrowseScreen
from quiz.app.screens.exam import ExamScreen
from quiz.app.screens.exam_form import ExamForm
from quiz.app.screens.modes import CramForm
from quiz.app.screens.study import StudyScreen
from quiz.app.screens.waiting import WaitingScreen
from quiz.compiled.cache import BankCache
from quiz.library.banks import SMALL, Banks
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.model.question import Bank
from quiz.model.settings import Settings
from quiz.paths import Home
from quiz.questions.bank import build_bank
from quiz.store.sqlite import SqliteStore
from tests.support.app import press, screen_text, until
from tests.support.clock import FakeClock
from tests.support.decks import make_deck

BODY = "facts:\n" + "".join(f"  - {{id: f{n}, text: 'Number {n} is {{word{n}}}.'}}\n" for n in range(SMALL + 1))


class Elsewhere:
    """Has the bank written by somebody who is done when the test says so."""

    whole: Bank | None = None

    def bank(self) -> Bank | None:
        """Return the bank once it is written."""
        return self.whole

    def begin(self) -> None:
        """Begin nothing."""

    def share(self) -> float | None:
        """Be as far as ever."""
        return 0.25


@pytest.fixture
def elsewhere() -> Elsewhere:
    """Return somebody who is not done yet."""
    return Elsewhere()


@pytest.fixture
def library(tmp_path: Path, home: Home, store: SqliteStore, clock: FakeClock, elsewhere: Elsewhere) -> Library:
    """Return a library with a deck whose questions are not written."""
    decks = tmp_path / "decks"
    decks.mkdir()
    make_deck(decks, BODY)
    banks = Banks(BankCache(home.banks), fill=lambda _find, _file, _name: elsewhere)
    return Library(Shelf((decks,)), store, clock, Settings(timezone="UTC"), banks=banks)


def done(elsewhere: Elsewhere, tmp_path: Path) -> None:
    """Let the bank be written."""
    folder = tmp_path / "again"
    folder.mkdir()
    elsewhere.whole = build_bank(make_deck(folder, BODY))


async def test_cramming_everything_waits_for_all_questions(
    library: Library, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    """It is told how far the deck is, and once it is there the cards are asked without another key."""
    app = QuizApp(library, first=lambda: CramForm(library, ["small"]))
    async with app.run_test() as pilot:
        await pilot.pause()
        await press(pilot, ["down", "backspace", "backspace", "enter"])
        assert isinstance(app.screen, WaitingScreen)
        await until(pilot, lambda: "Writing all questions of A small deck … 25%" in screen_text(app))
        done(elsewhere, tmp_path)
        await until(pilot, lambda: isinstance(app.screen, StudyScreen))
        await pilot.pause()


async def test_waiting_can_be_left(library: Library) -> None:
    """Esc goes back to the form, with what was filled in; a few cards need no waiting."""
    app = QuizApp(library, first=lambda: CramForm(library, ["small"]))
    async with app.run_test() as pilot:
        await pilot.pause()
        await press(pilot, ["down", "backspace", "backspace", "enter"])
        await until(pilot, lambda: "25%" in screen_text(app))
        await press(pilot, ["escape"])
        assert isinstance(app.screen, CramForm)
        await press(pilot, ["5", "enter"])
        assert isinstance(app.screen, StudyScreen)


async def test_an_exam_of_any_format_needs_no_waiting(library: Library) -> None:
    """The questions of an exam are written for the facts that are drawn; for some formats all are waited for."""
    app = QuizApp(library, first=lambda: ExamForm(library, ["small"]))
    async with app.run_test() as pilot:
        await pilot.pause()
        await press(pilot, ["down", "down", "down", *"cloze", "enter"])
        assert isinstance(app.screen, WaitingScreen)
        await press(pilot, ["escape", *["backspace"] * 5, "enter"])
        assert isinstance(app.screen, ExamScreen)


async def test_a_search_waits_in_the_bar(library: Library, elsewhere: Elsewhere, tmp_path: Path) -> None:
    """Looking for words tells how far the deck is and takes keys meanwhile; then what is found is listed."""
    app = QuizApp(library, first=lambda: BrowseScreen(library, ["small"]))
    async with app.run_test() as pilot:
        await pilot.pause()
        await press(pilot, ["slash", *"word7"])
        await until(pilot, lambda: "writing all questions of A small deck … 25%" in screen_text(app))
        await press(pilot, ["7"])
        done(elsewhere, tmp_path)
        await until(pilot, lambda: f"1 of {SMALL + 1} cards" in screen_text(app))
