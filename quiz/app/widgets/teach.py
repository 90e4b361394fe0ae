"""A new fact, shown before it is asked."""

from textual.app import ComposeResult

from quiz.app.first_words import NEW
from quiz.app.literal import literal, paragraphs
from quiz.app.widgets.media import MediaView
from quiz.app.widgets.words import Column, Words
from quiz.model.question import Card


class TeachView(Column):
    """A fact with its note and its source."""

    def __init__(self) -> None:
        """Begin with no fact."""
        super().__init__(classes="column")
        self._statement = Words(classes="statement")
        self._media = MediaView()
        self._note = Words(classes="why")

    def compose(self) -> ComposeResult:
        """Lay the fact out."""
        yield Words(NEW, classes="label")
        yield self._statement
        yield self._media
        yield self._note

    async def show(self, card: Card) -> None:
        """Show the fact of a card."""
        self._statement.update(literal(card.statement))
        await self._media.show(card.media)
        source = literal(f"Source: {card.source}", "$foreground-muted")
        self._note.update(paragraphs(literal(card.note), source))
