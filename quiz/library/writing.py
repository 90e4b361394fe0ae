"""Write whole banks, in several processes where that is quicker."""

from collections.abc import Callable

from quiz.compiled.packed import PackedBank, PackedCard, packed
from quiz.model.deck import Deck
from quiz.questions.bank import BankWriter, Place, names, people
from quiz.questions.parts import in_parts


def pack(deck: Deck, processes: int | None = None, tell: Callable[[float], None] = lambda _: None) -> PackedBank:
    """Write the whole bank of a deck, ready to be kept.

    Args:
        deck: the deck.
        processes: how many; as many as are of use when None.
        tell: is told now and then how much is done, 0 to 1; what it raises ends the work.
    """
    cards = tuple(card for card in in_parts(deck, _packed, processes, tell) if card is not None)
    return PackedBank(deck.id, deck.title, cards, names(deck), people(deck))


def _packed(writer: BankWriter, place: Place) -> PackedCard | None:
    questions = writer.questions(place)
    return packed(writer.card(place), questions) if questions else None
