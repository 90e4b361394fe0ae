"""A new fact, shown before it is asked."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from quiz.app.literal import literal
from quiz.model.question import Card


class TeachView(Vertical):
    """A fact with its note and its source."""

    def __init__(self, card: Card) -> None:
        """Show the fact of a card."""
        super().__init__(classes="column")
        self._card = card

    def compose(self) -> ComposeResult:
        """Lay the fact out."""
        yield Static("New. Read it; you will be asked in a moment.", classes="label")
        yield Static(literal(self._card.statement), classes="statement")
        if self._card.note:
            yield Static(literal(self._card.note), classes="explanation")
        yield Static(literal(f"Source: {self._card.source}"), classes="source")
