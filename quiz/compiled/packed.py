"""A bank made ready to be kept: each card with its questions as bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quiz.compiled.codec import pack
from quiz.model.question import Bank, Card, Question


@dataclass(frozen=True, slots=True)
class PackedCard:
    """A card with its questions.

    Attributes:
        id: the card's id.
        tags: its tags.
        card, questions: both as they are kept.
    """

    id: str
    tags: tuple[str, ...]
    card: bytes
    questions: bytes


@dataclass(frozen=True, slots=True)
class PackedBank:
    """A bank.

    Attributes:
        deck: id of the deck.
        title: its title.
        cards: its cards, in order.
        names, people: as the bank has them.
    """

    deck: str
    title: str
    cards: Sequence[PackedCard]
    names: Mapping[str, str]
    people: frozenset[str]


def packed(card: Card, questions: tuple[Question, ...]) -> PackedCard:
    """Pack a card with its questions."""
    return PackedCard(card.id, card.tags, pack(card, Card), pack(questions, tuple[Question, ...]))


def packed_bank(bank: Bank) -> PackedBank:
    """Pack a whole bank."""
    cards = [packed(card, bank.questions_of[card.id]) for card in bank.cards]
    return PackedBank(bank.deck, bank.title, cards, bank.names, bank.people)
