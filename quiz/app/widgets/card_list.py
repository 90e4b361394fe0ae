"""The cards of a catalogue as a list with columns, marks and an order."""

from collections.abc import Callable, Collection, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from quiz.app.literal import literal
from quiz.app.widgets.card_rows import Shown, column_at, columns, head, row
from quiz.app.widgets.line_list import LineList
from quiz.library.browse.catalogue import Catalogue
from quiz.library.browse.order import COLUMNS, Order, ordered


class ListHead(Static):
    """The heads of the columns; a click on one is told by its cell."""

    def __init__(self, clicked: Callable[[int], None]) -> None:
        """Tell clicks to somebody."""
        super().__init__(id="head")
        self._clicked = clicked

    def on_click(self, event: events.Click) -> None:
        """Tell which cell was clicked."""
        self._clicked(event.x)


class CardList(Vertical):
    """Cards that were found, in an order, some of them marked.

    Attributes:
        catalogue: has the cards.
        found: numbers of the cards that are listed, in their order.
        marks: numbers of those that are marked.
        order: how they are ordered.
    """

    class Changed(Message):
        """Other cards are listed or marked, or they are ordered in another way."""

    def __init__(self, catalogue: Catalogue) -> None:
        """List all cards of a catalogue."""
        super().__init__(id="cards")
        self.catalogue = catalogue
        self.found: Sequence[int] = range(len(catalogue))
        self.marks: set[int] = set()
        self.order = Order()

    def compose(self) -> ComposeResult:
        """Lay heads and lines out."""
        yield ListHead(self._order_at)
        yield Static(id="nothing")
        yield LineList(self._line, id="list")

    @property
    def lines(self) -> LineList:
        """The lines, which take the keys."""
        return self.query_one("#list", LineList)

    @property
    def current(self) -> int | None:
        """The number of the card under the cursor; None when the list is empty."""
        return self.found[self.lines.cursor] if self.found else None

    def take(self, found: Sequence[int], nothing: str, to: Collection[str] = ()) -> None:
        """List other cards; the cursor stays on its card where that is found.

        Args:
            found: their numbers.
            nothing: what to say when there are none.
            to: ids of cards; the cursor goes to the first of them that is listed, if any is.
        """
        current, place = self.current, self.lines.cursor
        self.found = ordered(self.catalogue, found, self.order)
        if current is not None and current in self.found:
            place = self.found.index(current)
        if to:
            wanted = (place for place, number in enumerate(self.found) if self.catalogue.ids[number] in to)
            place = next(wanted, place)
        self._show(place, nothing)

    def change(self, catalogue: Catalogue) -> None:
        """List the cards of another catalogue; cursor and marks stay on cards that are in both."""
        known = self.catalogue.ids
        numbers = {card: number for number, card in enumerate(catalogue.ids)}
        marks = (numbers.get(known[number]) for number in self.marks)
        found = (numbers.get(known[number]) for number in self.found)
        here = None if self.current is None else numbers.get(known[self.current])
        place = self.lines.cursor
        self.catalogue = catalogue
        self.marks = {number for number in marks if number is not None}
        self.found = [number for number in found if number is not None]
        place = self.found.index(here) if here is not None else place
        self._show(place, "")

    def reorder(self, order: Order) -> None:
        """Put the cards in another order and go to the first."""
        self.order = order
        self.found = ordered(self.catalogue, self.found, order)
        self._show(0, "")

    def mark(self) -> None:
        """Mark the card under the cursor, or no longer."""
        if self.current is not None:
            self._mark(self.marks ^ {self.current})

    def mark_all(self) -> None:
        """Mark every card of the list; with all of them marked, none."""
        self._mark(set() if len(self.marks) == len(self.found) else set(self.found))

    def unmark(self) -> None:
        """Mark no card any longer."""
        self._mark(set())

    def fit(self) -> None:
        """Fit the heads to the width of the lines."""
        width = self._width
        self.query_one("#head", Static).update(head(self._columns(width), width, self.order))

    def on_resize(self) -> None:
        """Fit the heads once the lines have their width."""
        self.call_after_refresh(self.fit)

    def on_line_list_marked(self, event: LineList.Marked) -> None:
        """Mark the card, or no longer, and go on where it was done by key."""
        event.stop()
        self.mark()
        if event.by_key:
            self.lines.action_move(1)

    def _mark(self, marks: set[int]) -> None:
        self.marks = marks
        self.lines.refresh()
        self.post_message(self.Changed())

    def _show(self, place: int, nothing: str) -> None:
        self.marks &= set(self.found) if self.marks else set()
        self.lines.show(len(self.found), place)
        words = self.query_one("#nothing", Static)
        words.display = not self.found
        words.update(literal(nothing))
        self.fit()
        self.post_message(self.Changed())

    def _order_at(self, x: int) -> None:
        name = column_at(self._columns(self._width), self._width, x)
        for column in COLUMNS:
            if name == column:
                self.reorder(self.order.by(column))

    @property
    def _width(self) -> int:
        return self.lines.scrollable_content_region.width or self.size.width

    def _columns(self, width: int) -> list[Shown]:
        return columns(width, self.order, several=len(self.catalogue.banks) > 1)

    def _line(self, place: int, width: int, here: bool) -> Content:  # noqa: FBT001 - as the list calls it
        number = self.found[place]
        return row(self.catalogue, number, self._columns(width), width, here=here, marked=number in self.marks)
