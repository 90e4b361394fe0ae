"""A new fact, shown before it is asked."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from quiz.app.literal import literal
from quiz.app.widgets.media import MediaView
from quiz.model.question import Card


class TeachView(Vertical):
    """A fact with its note and its source."""

    def __init__(self) -> None:
        """Begin with no fact."""
        super().__init__(classes="column")
        self._statement = Static(classes="statement")
        self._note = Static(classes="explanation")
        self._media = MediaView()
        self._source = Static(classes="source")

    def compose(self) -> ComposeResult:
        """Lay the fact out."""
        yield Static("New. Read it; you will be asked in a moment.", classes="label")
        yield self._statement
        yield self._media
        yield self._note
        yield self._source

    async def show(self, card: Card) -> None:
        """Show the fact of a card."""
        self._statement.update(literal(card.statement))
        self._note.update(literal(card.note))
        self._note.display = bool(card.note)
        await self._media.show(card.media)
        self._source.update(literal(f"Source: {card.source}"))
