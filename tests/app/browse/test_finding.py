"""Search, order, cursor and preview."""

import gc
from asyncio import Event
from dataclasses import replace
from typing import Any

import pytest
from textual.widgets import Input

from quiz.app.app import QuizApp
from quiz.app.literal import literal
from quiz.app.screens import browse as browse_screen
from quiz.app.screens.browse import BrowseScreen
from quiz.app.screens.home import HomeScreen
from quiz.app.widgets import card_list, card_rows
from quiz.errors import Mark, QuizError
from quiz.library.browse.order import COLUMNS
from quiz.library.library import Library
from quiz.model.question import Bank, Card
from quiz.store.sqlite import SqliteStore
from tests.app.browse.steps import browse, drawn, go, listed, search
from tests.support.app import press, typing, words


async def test_all_cards_are_listed_from_the_list_of_decks(app: QuizApp) -> None:
    """B opens the list of all cards in the order of the deck, and escape goes back."""
    async with app.run_test() as pilot:
        screen = await browse(pilot)
        assert listed(screen) == [f"q{number:02}" for number in range(1, 12)]
        assert "Browse · 11 cards · by deck" in words(app)
        await go(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_a_query_finds_while_it_is_typed(app: QuizApp) -> None:
    """Words and terms narrow the list; what makes no sense is told and leaves the list as it is."""
    async with app.run_test() as pilot:
        screen = await browse(pilot, *search("format:date"))
        assert listed(screen) == ["q07"]
        assert "Browse · 1 of 11 cards · by deck" in words(app)
        await go(pilot, "slash", "end", *typing("x"))
        assert "✗ column 8: there is no format 'datex' (did you mean 'date'?)" in words(app)
        assert listed(screen) == ["q07"]
        await go(pilot, *["backspace"] * 20)
        assert len(listed(screen)) == 11
        await go(pilot, *typing("zzz"))
        assert "No card is found by: zzz" in words(app)
        await go(pilot, "escape", "x", "f", "r", "e", "space", "enter", "tab", "s")
        assert app.screen is screen
        assert screen.cards.marks == set()
        await go(pilot, "escape", "escape")
        assert len(listed(screen)) == 11


async def test_the_cursor_stays_on_its_card_when_others_come_and_go(app: QuizApp) -> None:
    """Narrowing and widening the list keeps the card under the cursor."""
    async with app.run_test() as pilot:
        screen = await browse(pilot, *["down"] * 6, *search("begin"))
        assert listed(screen) == ["q07"]
        await go(pilot, "slash", "backspace", "enter")
        assert screen.cards.lines.cursor == 6


async def test_columns_order_the_list_by_key_and_by_mouse(app: QuizApp) -> None:
    """S goes through the orders, S with shift turns them round, a click on a head does either."""
    async with app.run_test(size=(160, 30)) as pilot:
        screen = await browse(pilot)
        catalogue = screen.cards.catalogue
        for column in COLUMNS:
            if column == "deck":
                continue
            await go(pilot, "s")
            assert screen.cards.order.column == column
            values = [catalogue.measure(number, column) or 0 for number in screen.cards.found]
            assert values == sorted(values)
        await go(pilot, "s", "S")
        assert listed(screen)[0] == "q11"
        assert "by deck, descending" in words(app)
        head = screen.query_one("#head")
        at = str(head.content).index("Due")  # type: ignore[attr-defined]
        await pilot.click(head, offset=(at, 0))
        await pilot.pause()
        assert "Due▲" in str(head.content)  # type: ignore[attr-defined]
        await pilot.click(head, offset=(at, 0))
        await pilot.pause()
        assert "Due▼" in str(head.content)  # type: ignore[attr-defined]


async def test_the_cursor_goes_everywhere_by_key_and_by_mouse(app: QuizApp) -> None:
    """Arrows, pages, both ends and a click move the cursor and never leave the list."""
    async with app.run_test(size=(60, 12)) as pilot:
        screen = await browse(pilot)
        lines = screen.cards.lines
        for key, place in [("end", 10), ("down", 10), ("up", 9), ("home", 0), ("up", 0), ("j", 1), ("pagedown", 8),
                           ("pagedown", 10), ("pageup", 3)]:  # fmt: skip
            await go(pilot, key)
            assert lines.cursor == place, key
        await go(pilot, "home")
        await pilot.click(lines, offset=(8, 3))
        await pilot.pause()
        assert lines.cursor == 3
        await pilot.click(lines, offset=(1, 4))
        await pilot.pause()
        assert screen.cards.marks == {4}


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40), (200, 60)])
async def test_a_preview_tells_all_about_a_card(app: QuizApp, size: tuple[int, int]) -> None:
    """Questions with their keys, the memory, its curve and the answers; beside the list where there is room."""
    async with app.run_test(size=size) as pilot:
        screen = await browse(pilot)
        pane = screen.query_one("#pane")
        wide = size[0] >= 100
        assert pane.display is wide
        await go(pilot, *(["enter"] if not wide else []), "down", "up")
        shown = str(screen.query_one("#card").content)  # type: ignore[attr-defined]
        for part in (
            "✓ Rome", "· Bern – No.", "The book", "In review, due", "recall today", "lapse",
            "Recall over time", "100% ", "2026-03-02", "✗ forgotten", "choice · ",
        ):  # fmt: skip
            assert part in shown, part
        room = screen.query_one("#card").content_size.width
        assert all(len(line) == room for line in shown.splitlines() if line.startswith("──"))
        await go(pilot, "tab")
        assert screen.focused is pane
        await go(pilot, "tab", "enter")
        assert pane.display is False


async def test_escape_lets_go_of_the_search_before_the_screen(app: QuizApp) -> None:
    """From the search to the list, from its marks, from what was looked for, and only then to the decks."""
    async with app.run_test() as pilot:
        screen = await browse(pilot, *search("format:date"), "space", "slash", "escape")
        assert screen.focused is screen.cards.lines
        await go(pilot, "escape")
        assert not screen.cards.marks
        assert listed(screen) == ["q07"]
        await go(pilot, "escape")
        assert len(listed(screen)) == 11
        await go(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_another_search_takes_the_place_of_the_one_before(app: QuizApp) -> None:
    """Slash selects what is there, so that typing replaces it."""
    async with app.run_test() as pilot:
        screen = await browse(pilot, *search("format:date"), *search("format:multi"))
        assert listed(screen) == ["q02"]


@pytest.mark.filterwarnings("error")
async def test_a_search_that_takes_long_is_told_and_can_be_given_up(
    app: QuizApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While many cards are looked through it is said how far that is; escape lets go of the query at once."""
    async with app.run_test() as pilot:
        screen = await browse(pilot)
        every = len(screen.cards.found)
        release = Event()

        async def held(_: float) -> None:
            await release.wait()

        monkeypatch.setattr(browse_screen, "sleep", held)
        monkeypatch.setattr(browse_screen, "_SLICE", -1.0)
        monkeypatch.setattr(browse_screen, "_PATIENCE", -1.0)
        await pilot.press("slash", "q")
        await pilot.pause()
        assert f"looking through {every} cards … 0%" in words(app)
        await pilot.press("escape")
        release.set()
        monkeypatch.undo()
        await go(pilot)
        assert (screen.query_one("#query", Input).value, len(screen.cards.found)) == ("", every)
        assert "looking" not in words(app)


async def test_a_search_that_the_store_does_not_answer_is_told(app: QuizApp, store: SqliteStore) -> None:
    """Where memories cannot be read, the list is left as it is, and the next search is another attempt."""
    async with app.run_test() as pilot:
        screen = await browse(pilot, *search("is"))
        before = listed(screen)
        store._db.execute("ALTER TABLE memory RENAME TO away")
        await go(pilot, "slash", "end", "colon", *typing("new"))
        assert any("cannot be read" in notice.message for notice in app._notifications)
        assert listed(screen) == before
        store._db.execute("ALTER TABLE away RENAME TO memory")
        await go(pilot, *search("is:review"))
        assert 0 < len(listed(screen)) < 11


async def test_quitting_at_once_leaves_no_search_behind(app: QuizApp) -> None:
    """A search that never began is given up without a warning."""
    async with app.run_test() as pilot:
        screen = await browse(pilot)
        screen.search()
        screen.search()
        app.exit()
    gc.collect()


async def test_only_lines_on_the_screen_are_drawn(
    app: QuizApp, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 20,000 cards the bank is asked for no more than the screen shows, also after going to the end."""
    bank = library.bank("small")
    first = bank.cards[0]
    question = bank.questions[0]
    cards = tuple(replace(first, id=f"small/f{number}/x", fact=f"f{number}") for number in range(20_000))
    questions = tuple(replace(question, card=card.id, id=f"{card.id}/choice") for card in cards)
    many = Bank("small", "Many", cards, questions)
    monkeypatch.setattr(library.banks, "of", lambda path, name=None: many)
    asked: list[int] = []
    original = card_rows.row

    def counted(catalogue: Any, number: int, *rest: Any, **more: Any) -> Any:
        asked.append(number)
        return original(catalogue, number, *rest, **more)

    monkeypatch.setattr(card_list, "row", counted)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await browse(pilot)
        assert screen.cards.lines.count == 20_000
        assert 0 < len(set(asked)) <= 24
        await go(pilot, "end")
        assert screen.cards.lines.cursor == 19_999
        assert 19_999 in asked
        assert len(set(asked)) <= 48
        await go(pilot, *search("f19998"))
        assert listed(screen) == ["f19998"]


async def test_what_a_deck_says_is_never_markup(
    app: QuizApp, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Brackets and control characters of a deck show as they are, or not at all."""
    evil = "[bold]x[/] [@click=app.quit]y[/]\x1b[2J"
    old = library.bank("small")
    card: Card = replace(old.cards[0], statement=evil, note=evil, source=evil, mark=Mark("x", 1, 1), tags=(evil,))
    question = replace(old.questions[0], stem=evil, answers=(evil,), explanation=evil, source=evil)
    spoilt = Bank("small", evil, (card,), (question,))
    monkeypatch.setattr(library.banks, "of", lambda path, name=None: spoilt)
    async with app.run_test(size=(140, 40)) as pilot:
        screen = await browse(pilot)
        assert "[bold]x[/] [@click" in drawn(screen, 0)
        assert "[@click=app.quit]y[/]" in words(app)
        assert "\x1b" not in words(app) + drawn(screen, 0)
    assert literal(evil).plain == evil.replace("\x1b", "")


async def test_a_window_may_change_its_size(app: QuizApp) -> None:
    """The preview moves beside or below the list when the window grows or shrinks."""
    async with app.run_test(size=(140, 40)) as pilot:
        screen = await browse(pilot)
        for size in [(60, 20), (200, 60), (30, 10), (100, 30)]:
            await pilot.resize_terminal(*size)
            await go(pilot, "down")
            assert screen.has_class("-wide") is (size[0] >= 100)


async def test_every_key_has_a_name_and_says_what_it_does(app: QuizApp) -> None:
    """Each binding has an id of the screen and one sentence."""
    async with app.run_test() as pilot:
        screen = await browse(pilot)
        own = [binding for kind in (BrowseScreen, type(screen.cards.lines)) for binding in kind.BINDINGS]
        assert len(own) == len({binding.id for binding in own})  # type: ignore[union-attr]
        for binding in own:
            assert str(binding.id).startswith("browse.")  # type: ignore[union-attr]
            assert binding.tooltip.endswith(".")  # type: ignore[union-attr]


async def test_a_store_that_cannot_be_read_is_told(app: QuizApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says so, and the list of decks stays."""

    def fail(*_: object) -> None:
        msg = "x: cannot be read"
        raise QuizError(msg)

    async with app.run_test() as pilot:
        await pilot.pause()
        monkeypatch.setattr(app.library, "usable", fail)
        await press(pilot, ["b"])
        assert isinstance(app.screen, HomeScreen)
        assert [str(notice.message) for notice in app._notifications] == ["x: cannot be read"]
