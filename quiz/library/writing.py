"""Write whole banks, in several processes where that is quicker."""

from collections.abc import Callable

from quiz.compiled.packed import PackedBank, PackedCard, packed, packed_bank
from quiz.garbage import uncollected
from quiz.model.deck import Deck
from quiz.model.question import Bank, Card, Difficulty, Question
from quiz.questions.bank import BankWriter, Place, bank_of, names, people
from quiz.questions.parts import in_parts


def pack(deck: Deck, processes: int | None = None, tell: Callable[[float], None] = lambda _: None) -> PackedBank:
    """Write the whole bank of a deck, ready to be kept.

    Args:
        deck: the deck.
        processes: how many; as many as are of use when None.
        tell: is told now and then how much is done, 0 to 1; what it raises ends the work.
    """
    cards = (card for card in in_parts(deck, _packed, processes, tell) if card is not None)
    return packed_bank(deck.id, deck.title, cards, names(deck), people(deck))


def write(
    deck: Deck,
    seed: int = 0,
    difficulty: Difficulty | None = None,
    processes: int | None = None,
    tell: Callable[[float], None] = lambda _: None,
) -> Bank:
    """Write the whole bank of a deck.

    Args:
        deck: the deck.
        seed: the same deck and seed give the same bank.
        difficulty: how alike right and wrong options are to be; the deck's own when None.
        processes: how many; as many as are of use when None.
        tell: is told now and then how much is done, 0 to 1; what it raises ends the work.
    """
    cards: list[Card] = []
    questions: list[Question] = []
    with uncollected():
        for card, asked in in_parts(deck, _written, processes, tell, seed=seed, difficulty=difficulty):
            if asked:
                cards.append(card)
                questions += asked
    return bank_of(deck, cards, questions)


def _written(writer: BankWriter, place: Place) -> tuple[Card, tuple[Question, ...]]:
    return writer.card(place), writer.questions(place)


def _packed(writer: BankWriter, place: Place) -> tuple[PackedCard, str] | None:
    questions = writer.questions(place)
    return packed(writer.card(place), questions) if questions else None
