"""The same few numbers for every deck, tag and format."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quiz.model.question import Bank
from quiz.model.review import Brief, Memory
from quiz.stats.recall import Recall
from quiz.stats.tally import CardTotal, FormatTotal

Memories = Mapping[str, Memory | Brief]


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


def by_deck(banks: Iterable[Bank], memories: Memories, totals: Mapping[str, CardTotal]) -> tuple[Group, ...]:
    """Sum up by deck, in the order of the decks.

    Args:
        banks: the banks of the decks.
        memories: memories by card id.
        totals: what came of their reviews, by card id.
    """
    return tuple(_group(bank.deck, bank.title, bank.ids, memories, totals) for bank in banks if bank.ids)


def by_tag(banks: Iterable[Bank], memories: Memories, totals: Mapping[str, CardTotal]) -> tuple[Group, ...]:
    """Sum up by tag, by name; a card with several tags counts in each."""
    members: dict[str, list[str]] = {}
    for bank in banks:
        for card, tags in bank.tags.items():
            for tag in tags:
                members.setdefault(tag, []).append(card)
    return tuple(_group(tag, tag, members[tag], memories, totals) for tag in sorted(members))


def by_format(formats: Mapping[str, FormatTotal], memories: Memories) -> tuple[Group, ...]:
    """Sum up by the format of the question, the most used first; a card asked in several counts in each."""
    return tuple(
        Group(name, name, len(found.cards), found.reviews, found.learnt, _difficulty(found.cards, memories))
        for name, found in sorted(formats.items(), key=lambda entry: (-entry[1].reviews, entry[0]))
    )


def _group(name: str, title: str, cards: Sequence[str], memories: Memories, totals: Mapping[str, CardTotal]) -> Group:
    answered = [totals[card] for card in cards if card in totals]
    reviews, _, learnt, passed, guess = map(sum, zip(*answered, strict=True)) if answered else (0, 0, 0, 0, 0.0)
    return Group(name, title, len(cards), reviews, Recall(learnt, passed, guess), _difficulty(cards, memories))


def _difficulty(cards: Iterable[str], memories: Memories) -> float | None:
    known = [memories[card].difficulty for card in cards if card in memories]
    values = [value for value in known if value is not None]
    return sum(values) / len(values) if values else None
