"""The tree of decks and the line above it."""

from pathlib import Path

import pytest
from textual.widgets import Static

from quiz.app.app import QuizApp
from quiz.app.screens.home import HomeScreen
from quiz.app.widgets.deck_tree import DeckTree
from quiz.library.collections.manage import Collections
from quiz.library.collections.origin import origin_of
from quiz.library.library import Entry, Library
from quiz.library.shelf import Shelf
from quiz.model.settings import Settings
from quiz.paths import Home
from quiz.session.steps import Ask
from quiz.store.sqlite import SqliteStore
from tests.conftest import BUILTIN
from tests.support.app import press, step, words
from tests.support.clock import FakeClock
from tests.support.decks import HEAD, write_deck
from tests.support.learner import study_all


def lines(app: QuizApp) -> list[str]:
    """Return the lines of the tree as they are shown."""
    tree = app.screen.query_one(DeckTree)
    return [tree.render_line(line).text.rstrip() for line in range(tree.last_line + 1)]


def greeting(app: QuizApp) -> str:
    """Return what stands above the decks."""
    return str(app.screen.query_one("#greeting", Static).content)


async def test_a_newcomer_is_in_a_question_within_two_keys(app: QuizApp) -> None:
    """Enter shows the first fact, enter asks it."""
    async with app.run_test() as pilot:
        assert "Welcome" in greeting(app)
        await press(pilot, ["enter", "enter"])
        assert isinstance(step(app), Ask)


async def test_today_tomorrow_and_the_streak_are_told(library: Library, clock: FakeClock) -> None:
    """After a day's study the home screen tells what is left, what comes tomorrow, and for how long one kept at it."""
    study_all(library.study([BUILTIN]), clock)
    clock.pass_time(days=1)
    study_all(library.study([BUILTIN]), clock)
    app = QuizApp(library)
    async with app.run_test():
        assert "2 days in a row" in greeting(app)
        due = sum(memory.due_day == library.now().day + 1 for memory in library.store.memories(BUILTIN).values())
        assert f"{due} due tomorrow" in greeting(app)


async def test_decks_lie_in_their_folders(tmp_path: Path, store: SqliteStore, clock: FakeClock) -> None:
    """A folder stands for all decks in it, under one daily limit; enter studies them together."""
    (tmp_path / "science" / "birds").mkdir(parents=True)
    for place, name in (("science", "alpha"), ("science/birds", "beta"), (".", "gamma")):
        text = HEAD.replace("small", name)
        questions = "".join(f"  - {{id: q{n}, typed: Who was {n}?, answer: Ann{n}}}\n" for n in range(15))
        (tmp_path / place / f"{name}.yaml").write_text(f"{text}questions:\n{questions}", encoding="utf-8")
    library = Library(Shelf((tmp_path,)), store, clock, Settings(timezone="UTC"))
    app = QuizApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = lines(app)
        folder = next(line for line in shown if "science" in line)
        assert folder.split()[-4:] == ["·", "20", "·", "·"]
        leaf = next(line for line in shown if "A gamma deck" in line)
        assert leaf.split()[-4:] == ["·", "15", "·", "·"]
        tree = app.screen.query_one(DeckTree)
        tree.cursor_line = next(n for n, line in enumerate(shown) if "science" in line)
        await press(pilot, ["enter"])
        assert set(app.screen._study.session.banks) == {"alpha", "beta"}  # type: ignore[attr-defined]


async def test_the_cursor_is_seen_without_colour(app: QuizApp) -> None:
    """The marked line has a sign of its own."""
    async with app.run_test() as pilot:
        await pilot.pause()
        assert ["›" in line for line in lines(app)] == [False, True]
        await press(pilot, ["up"])
        assert ["›" in line for line in lines(app)] == [True, False]


async def test_suspended_cards_are_counted(library: Library) -> None:
    """What is left out by the learner shows in its own column."""
    library.deeds.suspend([card.id for card in library.bank(BUILTIN).cards[:7]])
    app = QuizApp(library)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert lines(app)[1].split()[-1] == "7"
        assert isinstance(app.screen, HomeScreen)
        assert "Welcome" in words(app)


async def test_decks_below_a_session_are_read_when_it_is_left(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Going straight into a session asks nothing of other decks; the list is there when one comes back to it."""
    listed: list[list[Entry]] = []
    entries = library.entries

    def counted() -> list[Entry]:
        listed.append(entries())
        return listed[-1]

    monkeypatch.setattr(library, "entries", counted)
    app = QuizApp(library, library.study([BUILTIN]))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert listed == []
        await press(pilot, ["escape"])
        assert len(listed) == 1
        assert len(lines(app)) == 2


async def test_a_collection_is_a_folder_of_its_name(
    home: Home, tmp_path: Path, store: SqliteStore, clock: FakeClock
) -> None:
    """Installed collections stand between the learner's own decks and the built-in ones."""
    origin = tmp_path / "Space Decks"
    origin.mkdir()
    write_deck(origin, "facts:\n  - {id: a, text: 'The sky is {blue}.'}\n")
    Collections(home.collections).add(origin_of(str(origin)))
    home.decks.mkdir()
    own = HEAD.replace("small", "own") + "facts:\n  - {id: a, text: 'Grass is {green}.'}\n"
    (home.decks / "own.yaml").write_text(own, encoding="utf-8")
    app = QuizApp(Library(Shelf.of(home), store, clock, Settings(timezone="UTC")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        titles = ("Your decks", "A own deck", "space-decks", "A small deck", "Built in")
        places = [next(n for n, line in enumerate(lines(app)) if title in line) for title in titles]
        assert places == [0, 1, 2, 3, 4]


async def test_a_copy_with_a_mistake_is_told_with_the_deck_that_it_hides(
    home: Home, library: Library, one_deck: Path
) -> None:
    """The learner's broken copy of a built-in deck is told with its line, and the other is not studied instead."""
    home.decks.mkdir(parents=True)
    broken = (one_deck / f"{BUILTIN}.yaml").read_text("utf-8").replace("facts:", "fatcs:", 1)
    (home.decks / "mine.yaml").write_text(broken, encoding="utf-8")
    app = QuizApp(library)
    async with app.run_test(size=(120, 30)) as pilot:
        assert not any("Pakistan" in line for line in lines(app))
        assert any("mine.yaml  cannot be used" in line for line in lines(app))
        assert "did you mean 'facts'" in words(app)
        assert f"The other deck '{BUILTIN}' is left out until this is mended." in words(app)
        await press(pilot, ["enter", "a"])
        assert isinstance(app.screen, HomeScreen)
