"""Browsing in the app: search, order, preview, deeds and their undoing."""

import gc
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.widgets import Input

from quiz.app.app import QuizApp
from quiz.app.literal import literal
from quiz.app.screens.browse import BrowseScreen
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.prompts import ConfirmScreen, LineScreen
from quiz.app.widgets import card_list, card_rows
from quiz.errors import Mark, QuizError
from quiz.library.browse.order import COLUMNS
from quiz.library.library import Library
from quiz.model.question import Bank, Card
from quiz.model.state import CardState
from tests.support.app import press, typing, words
from tests.support.clock import FakeClock


@pytest.fixture
def library(known_library: Library) -> Library:
    """Return a library whose cards were answered some days ago."""
    return known_library


@pytest.fixture
def app(library: Library) -> QuizApp:
    """Return the app over that library."""
    return QuizApp(library)


async def browse(pilot: Pilot[None], *keys: str) -> BrowseScreen:
    """Open the screen from the list of decks, press keys, and wait until searches are over."""
    await press(pilot, ["b"])
    assert isinstance(pilot.app.screen, BrowseScreen)
    screen = pilot.app.screen
    await go(pilot, *keys)
    return screen


async def go(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait until searches are over."""
    await press(pilot, keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def search(text: str) -> list[str]:
    """Return the keys that look for something and go to the list."""
    names = {":": "colon", "<": "less_than_sign", ">": "greater_than_sign", "=": "equals_sign"}
    return ["slash", *(names.get(key, key) for key in typing(text)), "enter"]


def listed(screen: BrowseScreen) -> list[str]:
    """Return the facts of the cards that are listed."""
    return [screen.cards.catalogue.card(number).fact for number in screen.cards.found]


def state_of(library: Library, fact: str) -> CardState:
    """Return what is stored of the card of a hand-written question."""
    (card,) = (card.id for card in library.bank("small").cards if card.fact == fact)
    return library.store.states("small").get(card, CardState(card))


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


async def test_suspending_can_be_undone_and_taken_up_again(app: QuizApp, library: Library) -> None:
    """X leaves cards out and takes them up again; u and ctrl+z undo, and the row says so."""
    async with app.run_test() as pilot:
        screen = await browse(pilot, "space", "space", "x")
        assert state_of(library, "q01").suspended
        assert state_of(library, "q02").suspended
        assert "suspended" in drawn(screen, 0)
        await go(pilot, "u")
        assert not state_of(library, "q01").suspended
        assert "suspended" not in drawn(screen, 0)
        await go(pilot, "x", "x")
        assert not state_of(library, "q02").suspended
        await go(pilot, "ctrl+z")
        assert state_of(library, "q02").suspended
        await go(pilot, "escape", *search("is:suspended"))
        assert listed(screen) == ["q01", "q02"]


def line_of(file: Path, line: int) -> str:
    """Return a line of a file, counted from 1."""
    return file.read_text("utf-8").splitlines()[line - 1]


def drawn(screen: BrowseScreen, place: int) -> str:
    """Return a line of the list as it is drawn."""
    return screen.cards.lines.render_line(place).text


async def test_a_flag_has_a_remark(app: QuizApp, library: Library) -> None:
    """F asks for a remark, shows it in row and preview, and F with shift takes it off."""
    async with app.run_test(size=(140, 40)) as pilot:
        screen = await browse(pilot, "f")
        assert isinstance(app.screen, LineScreen)
        await go(pilot, *typing("is it so"), "enter")
        assert state_of(library, "q01") == CardState(state_of(library, "q01").card, flagged=True, remark="is it so")
        assert "⚑" in drawn(screen, 0)
        assert "⚑ Flagged: is it so" in words(app)
        await go(pilot, "f", "escape")
        assert state_of(library, "q01").flagged
        await go(pilot, "F")
        assert not state_of(library, "q01").flagged
        await go(pilot, "u")
        assert state_of(library, "q01").remark == "is it so"


async def test_burying_lasts_until_tomorrow(app: QuizApp, library: Library) -> None:
    """B leaves the card out for the day."""
    async with app.run_test() as pilot:
        screen = await browse(pilot, "b")
        assert state_of(library, "q01").buried_day == library.now().day
        assert "buried" in drawn(screen, 0)


async def test_resetting_asks_first_and_can_be_undone(app: QuizApp, library: Library) -> None:
    """R tells how many cards it would reset; no leaves them, yes makes them new, undo brings all back."""
    before = library.store.memories("small")
    async with app.run_test() as pilot:
        screen = await browse(pilot, "a", "r")
        assert isinstance(app.screen, ConfirmScreen)
        assert "Reset 11 cards?" in words(app)
        await go(pilot, "n")
        assert library.store.memories("small") == before
        await go(pilot, "r", "y")
        assert library.store.memories("small") == {}
        assert "new" in drawn(screen, 0)
        await go(pilot, "r")
        assert screen.is_current
        await go(pilot, "u")
        assert library.store.memories("small") == before


async def test_a_held_key_undoes_no_deed_of_another_day(app: QuizApp, library: Library, clock: FakeClock) -> None:
    """What was done before the cards were opened is named with its day and asked about; what was done here is not."""
    old = library.bank("small").cards[4].id
    library.deeds.suspend([old])
    clock.pass_time(days=20)
    async with app.run_test() as pilot:
        await browse(pilot, "x", "down", "x", *["u"] * 12)
        assert isinstance(app.screen, ConfirmScreen)
        assert f"Done last, on 2026-03-07 09:14: suspending '{old}'. Take it back?" in words(app)
        await go(pilot, "n")
        assert [card for card, state in library.store.states("small").items() if state.suspended] == [old]


async def test_undo_goes_to_the_card(app: QuizApp) -> None:
    """The cursor follows what is undone, also to a card that had left the list."""
    async with app.run_test() as pilot:
        screen = await browse(pilot, *search("-is:suspended"), "down", "down", "x")
        assert "q03" not in listed(screen)
        await go(pilot, *["down"] * 5, "u")
        assert listed(screen)[screen.cards.lines.cursor] == "q03"
        await go(pilot, "x", "end", "s", "u")
        assert listed(screen)[screen.cards.lines.cursor] == "q03"


async def test_what_is_left_out_is_not_due(app: QuizApp, library: Library) -> None:
    """A suspended card is due on no day and a buried one tomorrow, in row and preview."""
    async with app.run_test(size=(140, 40)) as pilot:
        screen = await browse(pilot)
        assert "late" in drawn(screen, 0)
        assert "due 4 days ago" in words(app)
        await go(pilot, "b")
        assert "in 1 d" in drawn(screen, 0)
        assert "due" not in words(app).partition("Memory")[2].partition("──")[0]
        await go(pilot, "x", "x")
        assert state_of(library, "q01").suspended
        assert not {"late", "today", "in 1 d"} & {*drawn(screen, 0).split("  ")}
        await go(pilot, *search("due<9"))
        assert "q01" not in listed(screen)


async def test_keys_leave_a_list_alone_that_is_not_what_the_search_says(app: QuizApp, library: Library) -> None:
    """With a mistake in the search nothing is done to cards; enter stays, and escape lets go of the search."""
    async with app.run_test() as pilot:
        screen = await browse(pilot, *search("format:dat"))
        assert isinstance(screen.focused, Input)
        screen.cards.lines.focus()
        await go(pilot, "x", "b")
        assert not library.store.states("small")
        await go(pilot, "escape")
        assert screen.query_one("#query", Input).value == ""
        assert len(listed(screen)) == 11
        await go(pilot, "x")
        assert state_of(library, "q01").suspended


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
async def test_quitting_at_once_leaves_no_search_behind(app: QuizApp) -> None:
    """A search that never began is given up without a warning."""
    async with app.run_test() as pilot:
        screen = await browse(pilot)
        screen.search()
        screen.search()
        app.exit()
    gc.collect()


async def test_an_answer_is_only_undone_after_asking(app: QuizApp, library: Library) -> None:
    """Where the last thing done is an answer, undo asks whether to take it back."""
    answers = len(list(library.store.reviews()))
    async with app.run_test() as pilot:
        await browse(pilot, "u")
        assert isinstance(app.screen, ConfirmScreen)
        await go(pilot, "escape")
        assert len(list(library.store.reviews())) == answers
        await go(pilot, "u", "y")
        assert len(list(library.store.reviews())) == answers - 1


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let an editor run that does what a line of shell says; its arguments go to a file."""
    monkeypatch.setattr(HeadlessDriver, "can_suspend", True, raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)

    def become(line: str) -> None:
        script = tmp_path / "nano"
        script.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/arguments\n{line}\n', encoding="utf-8")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("EDITOR", str(script))

    return become


async def test_a_deck_is_edited_at_the_line_of_its_card(
    app: QuizApp, tmp_path: Path, editor: Callable[[str], None]
) -> None:
    """E opens the deck where the card is; the list shows the change, the marks and the cursor stay."""
    editor('sed -i "s/Who painted the Mona Lisa/Whose is the Mona Lisa/; /q02/d" "$2"')
    async with app.run_test() as pilot:
        screen = await browse(pilot, *["down"] * 4, "space", "up", "e")
        line, file = (tmp_path / "arguments").read_text("utf-8").split()
        assert "q05" in line_of(Path(file), int(line[1:]) - 1)
        assert listed(screen) == ["q01", *(f"q{number:02}" for number in range(3, 12))]
        assert "Whose is the Mona Lisa?" in drawn(screen, 3)
        assert drawn(screen, 3).startswith("▸●")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "no editor is set"),
        ("exit 3", "ended with status 3"),
        ('echo "facts: [" >> "$2"', "small.yaml:"),
    ],
)
async def test_an_edit_that_fails_is_told(app: QuizApp, editor: Callable[[str], None], line: str, message: str) -> None:
    """Without an editor, after one that failed, and with a deck that broke, one line says so and the list stays."""
    if line:
        editor(line)
    async with app.run_test() as pilot:
        screen = await browse(pilot, "e")
        told = [str(notice.message) for notice in app._notifications]
        assert any(message in words for words in told), told
        assert len(listed(screen)) == 11


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
        monkeypatch.setattr(app.library, "entries", fail)
        await press(pilot, ["b"])
        assert isinstance(app.screen, HomeScreen)
        assert [str(notice.message) for notice in app._notifications] == ["x: cannot be read"]
