"""Deeds on cards, and their undoing."""

from textual.widgets import Input

from quiz.app.app import QuizApp
from quiz.app.screens.prompts import ConfirmScreen, LineScreen
from quiz.library.library import Library
from quiz.model.state import CardState
from tests.app.browse.steps import browse, drawn, go, listed, search, state_of
from tests.support.app import typing, words
from tests.support.clock import FakeClock


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
