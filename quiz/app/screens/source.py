"""All that a deck tells of where a fact is documented."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.app.literal import lines, literal
from quiz.model.question import Card


class SourceScreen(ModalScreen[None]):
    """The full source note of a card."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,i,q", "leave", "Close", id="source.close", tooltip="Close the source note."),
    ]

    def __init__(self, card: Card) -> None:
        """Show where a card's fact is documented."""
        super().__init__()
        self._card = card

    def compose(self) -> ComposeResult:
        """Lay the note out."""
        with VerticalScroll(classes="dialog"):
            yield Static(literal(self._card.statement), classes="statement")
            if self._card.note:
                yield Static(literal(self._card.note), classes="explanation")
            for citation in self._card.citations:
                rows = [literal(f"{name:<10} {value}") for name, value in citation.details()]
                yield Static(lines(literal(citation.source.title, "bold"), *rows), classes="explanation")
            yield Static(literal(f"Written at {self._card.mark}. Esc closes."), classes="help")

    def action_leave(self) -> None:
        """Go back to the question."""
        self.dismiss()
