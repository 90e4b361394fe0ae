"""Browse: all cards of all decks, or of some, to search, sort, look at and act on."""

from asyncio import sleep
from collections.abc import Awaitable, Callable, Collection, Sequence
from functools import partial
from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input, Static

from quiz.amounts import count
from quiz.app.editor import edit
from quiz.app.literal import literal
from quiz.app.screens.browse_deeds import BrowseDeeds
from quiz.app.screens.waiting import written
from quiz.app.widgets.card_list import CardList
from quiz.app.widgets.card_preview import CardPane
from quiz.app.widgets.card_rows import WORDS
from quiz.app.widgets.footer import KeysFooter
from quiz.errors import QuizError
from quiz.library.browse.browse import open_catalogue, preview, reload
from quiz.library.browse.match import narrowing
from quiz.library.browse.parse import QueryError, parse
from quiz.library.browse.query import Query
from quiz.library.library import Library

_WIDE = 100
_SLICE, _PATIENCE = 0.015, 0.3
"""Seconds for which cards are looked at before keys are, and after which it is told that this goes on."""
_WHILE_TYPING = frozenset({"search", "pane", "leave"})
_HELP = "/ words, tag:x, deck:x, format:match, is:due, due<7, lapses>=3, -x"


def _binding(key: str, name: str, label: str, tooltip: str, *, show: bool = True) -> Binding:
    return Binding(key, name, label, show=show, id=f"browse.{name}", tooltip=tooltip)


class BrowseScreen(BrowseDeeds):
    """The cards of some decks as a list, with a preview."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _binding("slash", "search", "Search", "Look for cards by words and terms."),
        _binding("escape", "leave", "Back", "Go to the list, then let go of marks, then of the search, then leave."),
        _binding("s", "sort", "Sort", "Order the cards by the next column."),
        _binding("S", "turn", "Turn round", "Turn the order of the cards round.", show=False),
        _binding("x", "suspend", "Suspend", "Leave cards out, or take them up again."),
        _binding("b", "bury", "Bury", "Leave cards out until tomorrow.", show=False),
        _binding("f", "flag", "Flag", "Flag cards for another look, with a remark."),
        _binding("F", "unflag", "Unflag", "Take the flag off cards.", show=False),
        _binding("r", "reset", "Reset", "Forget what is remembered of cards, so that they are new.", show=False),
        _binding("e", "edit", "Edit", "Edit the deck in your editor, at the card's line."),
        _binding("u,ctrl+z", "undo", "Undo", "Take back the last thing that was done."),
        _binding("a", "mark_all", "Mark all", "Mark every card of the list, or none.", show=False),
        _binding("tab", "pane", "Preview", "Go to the preview, to scroll in it, and back.", show=False),
    ]

    def __init__(self, library: Library, decks: Sequence[str] | None = None) -> None:
        """Browse the cards of some decks.

        Args:
            library: decks and memories.
            decks: ids or paths of decks; None for all decks that are in order.

        Raises:
            QuizError: a deck cannot be used, or the store cannot be read.
        """
        super().__init__()
        self.library = library
        self.cards = CardList(open_catalogue(library, decks))
        self.opened_at = library.now().at
        self._query = Query()
        # Whether the list is what the query says: not while it is looked for, or makes no sense.
        self._answered = True
        # Whether it is told that a search goes on.
        self._looking = False
        self._open = True

    def compose(self) -> ComposeResult:
        """Lay the screen out: where we are, the search, the list, the preview."""
        yield Static(id="where", classes="bar")
        yield Input(placeholder=_HELP, id="query", compact=True, select_on_focus=False)
        yield Static(id="mistake")
        with Container(id="browse"):
            yield self.cards
            yield CardPane()
        yield KeysFooter()

    def on_mount(self) -> None:
        """Show all cards; the preview stands beside them where there is room."""
        self.query_one("#mistake").display = False
        self._open = self.app.size.width >= _WIDE
        self._arrange()
        self.cards.lines.focus()
        self.cards.take(self.cards.found, self._why_nothing())

    def on_resize(self) -> None:
        """Put the preview beside or below the list, as there is room."""
        self._arrange()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find what the query says; one that makes no sense leaves the list as it is."""
        mistake = self.query_one("#mistake", Static)
        self._answered = False
        try:
            self._query = parse(event.value)
        except QueryError as error:
            mistake.update(literal(f"✗ {error}"))
            mistake.display = True
            self.refresh_bindings()
            return
        mistake.display = False
        self.search()

    def on_input_submitted(self) -> None:
        """Go from the query to the list; a query that makes no sense is to be mended first."""
        if not self.query_one("#mistake").display:
            self.cards.lines.focus()

    def search(self, to: Collection[str] = ()) -> None:
        """Find the cards anew; an earlier search that still goes on is given up."""
        # Not called here: a search that is given up before it began would never be awaited.
        search: Callable[[], Awaitable[None]] = partial(self._search, to)
        self.run_worker(search, group="search", exclusive=True)

    async def _search(self, to: Collection[str]) -> None:
        """Find the cards; where they cannot be read, that is told, and the list is left as it is."""
        try:
            found = await self._found()
            self._looking = False
            self.cards.take(found, self._why_nothing(), to)
        except QuizError as error:
            self._looking = False
            self.tell(str(error), error=True)
            return
        self._answered = not self.query_one("#mistake").display
        self.refresh_bindings()

    async def _found(self) -> list[int]:
        """Look at cards for a moment at a time, so that keys are taken in between; what takes longer is told."""
        total = len(self.cards.catalogue)
        if self._query.of_questions:
            await written(self.library, list(self.cards.catalogue.banks), self._tell_waiting)
        narrowed = narrowing(self.cards.catalogue, self._query)
        found: list[int] = []
        begun = last = monotonic()
        for run in self.cards.catalogue.runs():
            found += narrowed(run)
            if (now := monotonic()) - last > _SLICE:
                if now - begun > _PATIENCE:
                    self._tell_looking(run.numbers.start / total)
                await sleep(0)
                last = monotonic()
        return found

    def _tell_waiting(self, title: str, share: float) -> None:
        self._tell(f"writing all questions of {title} … {share:.0%}")

    def _tell_looking(self, share: float) -> None:
        self._tell(f"looking through {count(len(self.cards.catalogue), 'card')} … {share:.0%}")

    def _tell(self, what: str) -> None:
        self.query_one("#where", Static).update(literal(f"Browse · {what} · esc gives it up"))
        self._looking = True

    def action_search(self) -> None:
        """Let the query take the keys; what is typed takes the place of the query before."""
        query = self.query_one("#query", Input)
        query.focus()
        query.select_all()

    def action_sort(self) -> None:
        """Order by the next column."""
        self.cards.reorder(self.cards.order.next())

    def action_turn(self) -> None:
        """Turn the order round."""
        self.cards.reorder(self.cards.order.turned())

    def action_mark_all(self) -> None:
        """Mark every card of the list; with all of them marked, none."""
        self.cards.mark_all()

    def on_line_list_moved(self) -> None:
        """Show the card that the cursor reached."""
        self._preview()

    def on_line_list_chosen(self) -> None:
        """Show or hide the preview."""
        self._open = not self._open
        self._arrange()

    def on_card_list_changed(self) -> None:
        """Say what is listed, what is marked, and in which order."""
        cards = self.cards
        total = len(cards.catalogue)
        found = "" if len(cards.found) == total else f"{len(cards.found):,} of "
        marks = f" · {len(cards.marks):,} marked" if cards.marks else ""
        turned = ", descending" if cards.order.descending else ""
        where = f"Browse · {found}{count(total, 'card')}{marks} · by {WORDS[cards.order.column]}{turned}"
        self.query_one("#where", Static).update(literal(where))

    def action_pane(self) -> None:
        """Go to the preview and back."""
        if self.focused is not self.cards.lines:
            self.cards.lines.focus()
            return
        self._open = True
        self._arrange()
        self.query_one("#pane").focus()

    def action_leave(self) -> None:
        """Let go of a query that makes no sense or takes long; go to the list; let go of marks, of the query; leave."""
        query = self.query_one("#query", Input)
        if self._looking or self.query_one("#mistake").display:
            self._looking = False
            query.value = ""
        elif self.focused is not self.cards.lines:
            self.cards.lines.focus()
        elif self.cards.marks:
            self.cards.unmark()
        elif query.value:
            query.value = ""
        else:
            self.dismiss()

    def action_edit(self) -> None:
        """Edit the deck at the line of the card under the cursor, and read it anew."""
        if self.cards.current is None:
            return
        card = self.cards.catalogue.card(self.cards.current)
        try:
            edit(self.app, card.mark.file, card.mark.line)
            self.cards.change(reload(self.library, self.cards.catalogue, card.deck))
        except QuizError as error:
            self.tell(str(error), error=True)
            return
        self.search()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer no key of the list while a query is typed, or while the list is not what it says."""
        if action in _WHILE_TYPING:
            return True
        return self._answered and not isinstance(self.focused, Input)

    def _why_nothing(self) -> str:
        if not self.cards.catalogue.ids:
            return "There are no cards yet."
        return f"No card is found by: {self._query}\n\nPress / to change it, esc to see all cards."

    def _arrange(self) -> None:
        self.set_class(self.app.size.width >= _WIDE, "-wide")
        self.query_one("#pane").display = self._open
        self.call_after_refresh(self._preview)

    def _preview(self) -> None:
        if not self._open or not self.is_mounted:
            return
        number = self.cards.current
        try:
            shown = None if number is None else preview(self.library, self.cards.catalogue, number)
        except QuizError as error:
            self.tell(str(error), error=True)
            return
        self.query_one("#pane", CardPane).show(shown)
