"""The chance of a blind guess by card, for whoever reckons memories anew."""

from quiz.errors import QuizError
from quiz.ids import deck_of
from quiz.library.library import Library
from quiz.memory.ladder import guess_chance
from quiz.model.question import Bank


class Chances:
    """Looks the chance of a blind guess up in the banks of a library; each bank is opened once."""

    def __init__(self, library: Library) -> None:
        """Look into the decks of a library."""
        self._library = library
        self._banks: dict[str, Bank | None] = {}

    def of(self, card: str) -> float | None:
        """Return the chance of a card; None where its deck is not at hand."""
        deck = deck_of(card)
        if deck not in self._banks:
            try:
                self._banks[deck] = self._library.bank(deck)
            except QuizError:
                self._banks[deck] = None
        bank = self._banks[deck]
        asked = () if bank is None else bank.questions_of.get(card, ())
        return guess_chance(asked) if asked else None
