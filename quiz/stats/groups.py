"""The same few numbers for every deck, tag and format."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quiz.model.question import Card
from quiz.model.review import Memory
from quiz.stats.recall import Recall, total
from quiz.stats.tally import CardTotal, FormatTotal


@dataclass(frozen=True, slots=True)
class Group:
    """Cards that have a deck, a tag or a format in common.

    Attributes:
        name: id of the deck, the tag, or the format.
        title: what people call it.
        cards: cards in it; of a format, those that were asked in it.
        reviews: answers.
        recall: reviews of learnt cards.
        difficulty: mean difficulty of the cards that were answered, 1 to 10; None without any.
    """

    name: str
    title: str
    cards: int
    reviews: int
    recall: Recall
    difficulty: float | None


def by_deck(
    cards: Iterable[Card], memories: Mapping[str, Memory], totals: Mapping[str, CardTotal], titles: Mapping[str, str]
) -> tuple[Group, ...]:
    """Sum up by deck, in the order of the cards.

    Args:
        cards: all cards.
        memories: memories by card id.
        totals: what came of their reviews, by card id.
        titles: titles of the decks by their ids.
    """
    members: dict[str, list[str]] = {}
    for card in cards:
        members.setdefault(card.deck, []).append(card.id)
    return tuple(_group(deck, titles.get(deck, deck), ids, memories, totals) for deck, ids in members.items())


def by_tag(cards: Iterable[Card], memories: Mapping[str, Memory], totals: Mapping[str, CardTotal]) -> tuple[Group, ...]:
    """Sum up by tag, by name; a card with several tags counts in each."""
    members: dict[str, list[str]] = {}
    for card in cards:
        for tag in card.tags:
            members.setdefault(tag, []).append(card.id)
    return tuple(_group(tag, tag, members[tag], memories, totals) for tag in sorted(members))


def by_format(formats: Mapping[str, FormatTotal], memories: Mapping[str, Memory]) -> tuple[Group, ...]:
    """Sum up by the format of the question, the most used first; a card asked in several counts in each."""
    return tuple(
        Group(name, name, len(found.cards), found.reviews, found.learnt, _difficulty(found.cards, memories))
        for name, found in sorted(formats.items(), key=lambda entry: (-entry[1].reviews, entry[0]))
    )


def _group(
    name: str, title: str, cards: list[str], memories: Mapping[str, Memory], totals: Mapping[str, CardTotal]
) -> Group:
    answered = [totals[card] for card in cards if card in totals]
    reviews = sum(found.reviews for found in answered)
    recall = total(found.learnt for found in answered)
    return Group(name, title, len(cards), reviews, recall, _difficulty(cards, memories))


def _difficulty(cards: Iterable[str], memories: Mapping[str, Memory]) -> float | None:
    known = [memories[card].difficulty for card in cards if card in memories]
    values = [value for value in known if value is not None]
    return sum(values) / len(values) if values else None
