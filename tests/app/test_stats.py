"""The numbers in the app."""

import asyncio
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from textual.binding import Binding
from textual.pilot import Pilot
from textual.widgets import Static

from quiz.app.app import QuizApp
from quiz.app.screens import stats
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.stats import StatsScreen
from quiz.app.widgets.stats.board import SectionView, shared_out
from quiz.errors import QuizError
from quiz.library.banks import Banks
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.library.statistics import sum_up, with_tags
from quiz.model.settings import Settings
from quiz.paths import Home
from quiz.stats.drawn.spans import Section
from quiz.stats.summary import Summary
from quiz.store.sqlite import SqliteStore
from tests.conftest import BUILTIN
from tests.support.app import words
from tests.support.clock import FakeClock
from tests.support.decks import HEAD
from tests.support.learner import study_all


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory, one_deck: Path, banks: Banks) -> tuple[Path, datetime]:
    """Return a memory after a fortnight, every third day with mistakes and every fifth without study, and the time."""
    path, clock = tmp_path_factory.mktemp("studied") / "memory.sqlite3", FakeClock()
    with closing(SqliteStore(path)) as store:
        library = Library(Shelf((one_deck,)), store, clock, Settings(timezone="UTC"), banks=banks)
        for day in range(14):
            if day % 5 != 3:
                study_all(library.study([BUILTIN]), clock, knows=day % 3 != 0)
            clock.moment = clock.moment.replace(hour=9 + day % 4, minute=0, second=0)
            clock.pass_time(days=1)
    return path, clock.moment


@pytest.fixture
def remembered(home: Home, clock: FakeClock, studied: tuple[Path, datetime]) -> Path:
    """Give the learner that memory, before anything opens it."""
    home.folder.mkdir()
    clock.moment = studied[1]
    return Path(shutil.copy(studied[0], home.database))


@pytest.fixture
def fortnight(remembered: Path, library: Library) -> QuizApp:
    """Return the app after a fortnight with the built-in deck."""
    return QuizApp(library)


async def counted(pilot: Pilot[None]) -> None:
    """Wait until the numbers are there."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def title(app: QuizApp) -> str:
    """Return of what the numbers are."""
    return str(app.screen.query_one("#stats-bar", Static).content)


async def test_the_numbers_open_from_the_decks(fortnight: QuizApp) -> None:
    """After a fortnight the screen tells what was done, what is remembered and what comes; escape goes back."""
    async with fortnight.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await counted(pilot)
        assert isinstance(fortnight.screen, StatsScreen)
        summary = sum_up(fortnight.library, [BUILTIN])
        shown = words(fortnight)
        assert f"{summary.reviews:,} on 11 days" in shown
        assert f"longest {summary.longest}" in shown
        assert f"{summary.forecast.days[0]:,} today" in shown
        assert summary.hardest[0].statement[:40] in shown
        assert "By tag" in shown
        await pilot.press("escape")
        assert isinstance(fortnight.screen, HomeScreen)


async def test_sections_scroll_by_keys(fortnight: QuizApp) -> None:
    """Arrows and pages scroll, home and end go all the way."""
    async with fortnight.run_test(size=(60, 20)) as pilot:
        await pilot.press("s")
        await counted(pilot)
        scroll = fortnight.screen.query_one("#stats")
        places = []
        for key in ("down", "pagedown", "up", "end", "pageup", "home"):
            await pilot.press(key)
            await pilot.pause()
            places.append(scroll.scroll_y)
        down, page, up, end, back, top = places
        assert (down, up, top, end) == (1, page - 1, 0, scroll.max_scroll_y)
        assert page > 10 < end - back


@pytest.mark.parametrize(("width", "columns"), [(60, 1), (80, 1), (124, 2), (200, 3)])
async def test_sections_stand_side_by_side_where_there_is_room(fortnight: QuizApp, width: int, columns: int) -> None:
    """No section is wider than its column, and a change of width draws all of them anew."""
    async with fortnight.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await counted(pilot)
        await pilot.resize_terminal(width, 24)
        await counted(pilot)
        views = list(fortnight.screen.query(SectionView))
        assert len({view.region.x for view in views}) == columns
        for view in views:
            assert max(len(line) for line in str(view.content).splitlines()) <= view.region.width
            assert view.region.right <= width
        assert len(views) == len({view.id for view in views})


async def test_the_charts_by_day_go_back_further(fortnight: QuizApp) -> None:
    """A key changes between 30 and 90 days."""
    async with fortnight.run_test() as pilot:
        await pilot.press("s")
        await counted(pilot)
        assert "Reviews a day, last 30 days" in words(fortnight)
        await pilot.press("r")
        await counted(pilot)
        assert "Reviews a day, last 90 days" in words(fortnight)


@pytest.fixture
def two_decks(tmp_path: Path, store: SqliteStore, clock: FakeClock) -> Library:
    """Return a library of two decks, of which the second was studied; its title looks like markup."""
    for name in ("alpha", "beta"):
        text = HEAD.replace("small", name).replace(f"A {name} deck", f"'[red]{name}'")
        (tmp_path / f"{name}.yaml").write_text(
            f"{text}questions:\n  - {{id: q, typed: Who was it?, answer: Ann}}\n", encoding="utf-8"
        )
    library = Library(Shelf((tmp_path,)), store, clock, Settings(timezone="UTC"))
    study_all(library.study(["beta"]), clock)
    return library


async def test_a_key_goes_from_deck_to_deck(two_decks: Library) -> None:
    """All decks come first, then the marked one, then the others; titles are shown letter for letter."""
    app = QuizApp(two_decks)
    async with app.run_test() as pilot:
        await pilot.press("s")
        await counted(pilot)
        seen = []
        for key in ("d", "d", "d", "D"):
            seen.append(title(app))
            await pilot.press(key)
            await counted(pilot)
        assert seen == [f"Statistics · {name}" for name in ("All decks", "[red]alpha", "[red]beta", "All decks")]
        assert title(app) == "Statistics · [red]beta"
        assert "Reviews" in words(app)


@pytest.mark.parametrize(("decks", "name"), [(["beta"], "[red]beta"), (["alpha", "beta"], "All decks")])
async def test_the_screen_begins_with_the_decks_asked_for(two_decks: Library, decks: list[str], name: str) -> None:
    """Some decks, or all of them, can be shown at once."""
    app = QuizApp(two_decks)
    async with app.run_test() as pilot:
        await app.push_screen(StatsScreen(two_decks, decks))
        await counted(pilot)
        assert title(app) == f"Statistics · {name}"


async def test_a_newcomer_is_told_what_will_be_there(app: QuizApp) -> None:
    """Without a review there is one sentence and no empty chart."""
    async with app.run_test() as pilot:
        await pilot.press("s")
        await counted(pilot)
        assert "After your first session" in words(app)
        assert not app.screen.query(SectionView)
        await pilot.press("d", "r", "end", "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_a_long_log_does_not_hold_the_app_up(fortnight: QuizApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """While reviews are counted a line says so, keys work, and leaving ends the counting."""
    go_on, broken_off = Event(), Event()

    def slow(library: Library, decks: list[str], pause: Callable[[], None]) -> Summary:
        go_on.wait(20)
        try:
            return sum_up(library, decks, pause)
        except Exception:
            broken_off.set()
            raise

    monkeypatch.setattr(stats, "sum_up", slow)
    async with fortnight.run_test() as pilot:
        await pilot.press("s")
        await pilot.pause(0.5)
        assert "Counting your reviews" in words(fortnight)
        await pilot.press("escape")
        assert isinstance(fortnight.screen, HomeScreen)
        go_on.set()
        assert await asyncio.to_thread(broken_off.wait, 20)
        await pilot.pause()
        assert isinstance(fortnight.screen, HomeScreen)


async def test_many_cards_are_shown_before_their_tags(fortnight: QuizApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where counting by tag takes a while, all else is shown before, and stays where the reader has it."""
    go_on = Event()

    def slow(library: Library, found: Summary, decks: list[str], pause: Callable[[], None]) -> Summary:
        go_on.wait(20)
        return with_tags(library, found, decks, pause)

    monkeypatch.setattr(stats, "with_tags", slow)
    monkeypatch.setattr(stats, "_MANY", 1)
    async with fortnight.run_test() as pilot:
        await pilot.press("s")
        while not fortnight.screen.query(SectionView):
            await pilot.pause()
        assert "By tag\ncounting …" in words(fortnight)
        assert "Hardest facts" in words(fortnight)
        await pilot.press("end")
        place = fortnight.screen.query_one("#stats").scroll_y
        go_on.set()
        await counted(pilot)
        assert "counting …" not in words(fortnight)
        assert fortnight.screen.query_one("#stats").scroll_y == place > 0


async def test_a_log_that_cannot_be_read_is_told(fortnight: QuizApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged store is told in its own words."""

    def broken(library: Library, decks: list[str], pause: Callable[[], None]) -> Summary:
        msg = "memory.sqlite3: cannot be read: disk I/O error"
        raise QuizError(msg)

    monkeypatch.setattr(stats, "sum_up", broken)
    async with fortnight.run_test() as pilot:
        await pilot.press("s")
        await counted(pilot)
        assert "cannot be read" in words(fortnight)


def test_every_key_is_told() -> None:
    """Each binding has an id and a sentence, from which help and the palette are made."""
    for binding in StatsScreen.BINDINGS:
        assert isinstance(binding, Binding)
        assert (binding.id or "").startswith("stats.")
        assert binding.tooltip.endswith(".")


def test_columns_get_about_equally_long() -> None:
    """Each section goes below the shortest column; none is lost, and one column keeps the order."""
    made = [Section(str(n), "", ((),) * lines) for n, lines in enumerate((9, 2, 2, 2, 5))]
    assert shared_out(made, 1) == [made]
    assert [[section.name for section in column] for column in shared_out(made, 2)] == [["0", "4"], ["1", "2", "3"]]
