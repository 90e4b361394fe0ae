"""The chance of a blind guess by card, for whoever reckons memories anew."""

from quiz.errors import QuizError
from quiz.ids import deck_of
from quiz.library.library import Library
from quiz.memory.ladder import guess_chance


class Chances:
    """Looks the chance of a blind guess up in the banks of a library; each bank is opened once."""

    def __init__(self, library: Library) -> None:
        """Look into the decks of a library."""
        self._library = library
        self._known: dict[str, dict[str, float]] = {}

    def of(self, card: str) -> float | None:
        """Return the chance of a card; None where its deck is not at hand."""
        deck = deck_of(card)
        if deck not in self._known:
            try:
                bank = self._library.bank(deck)
            except QuizError:
                self._known[deck] = {}
            else:
                self._known[deck] = {name: guess_chance(asked) for name, asked in bank.questions_of.items()}
        return self._known[deck].get(card)
