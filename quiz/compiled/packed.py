"""A bank made ready to be kept: each card with its questions as bytes, and what searches look through."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quiz.compiled.codec import pack
from quiz.model.question import Card, Question, formats_of, kinds_of
from quiz.model.searchable import TOGETHER, Texts, pack_texts, searchable


@dataclass(frozen=True, slots=True)
class PackedCard:
    """A card with its questions.

    Attributes:
        id: the card's id.
        tags: its tags.
        formats: the formats that it is asked in.
        kinds: the kinds that its questions are about.
        card, questions: both as they are kept.
    """

    id: str
    tags: tuple[str, ...]
    formats: tuple[str, ...]
    kinds: tuple[str, ...]
    card: bytes
    questions: bytes


@dataclass(frozen=True, slots=True)
class PackedBank:
    """A bank.

    Attributes:
        deck: id of the deck.
        title: its title.
        cards: its cards, in order.
        blocks: what searches look through of them, as it is kept.
        names, people: as the bank has them.
    """

    deck: str
    title: str
    cards: Sequence[PackedCard]
    blocks: Sequence[bytes]
    names: Mapping[str, str]
    people: frozenset[str]


def packed(card: Card, questions: tuple[Question, ...]) -> tuple[PackedCard, str]:
    """Pack a card with its questions; return what searches look through beside it."""
    labels = card.tags, formats_of(questions), kinds_of(questions)
    kept = PackedCard(card.id, *labels, pack(card, Card), pack(questions, tuple[Question, ...]))
    return kept, searchable(card, questions)


def packed_bank(
    deck: str, title: str, cards: Iterable[tuple[PackedCard, str]], names: Mapping[str, str], people: frozenset[str]
) -> PackedBank:
    """Put packed cards of a deck together.

    Args:
        deck: id of the deck.
        title: its title.
        cards: its cards, in order, each with what searches look through.
        names: as the bank has them.
        people: likewise.
    """
    every: list[PackedCard] = []
    blocks: list[bytes] = []
    texts: list[str] = []
    for card, text in cards:
        every.append(card)
        texts.append(text)
        if len(texts) == TOGETHER:
            blocks.append(pack_texts(every[-TOGETHER].id, Texts.of(texts)))
            texts.clear()
    if texts:
        blocks.append(pack_texts(every[-len(texts)].id, Texts.of(texts)))
    return PackedBank(deck, title, every, blocks, names, people)
