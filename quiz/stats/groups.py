"""The same few numbers for every deck, tag and format."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quiz.stats.recall import NONE, Recall, total
from quiz.stats.tally import FormatTotal


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


@dataclass(frozen=True, slots=True)
class Part:
    """Cards of a deck that have the same tags.

    Attributes:
        tags: all of their tags.
        cards: how many there are.
        reviews: answers.
        recall: reviews of learnt cards.
        rated: how many of them have a difficulty.
        difficulty: sum of their difficulties.
    """

    tags: tuple[str, ...]
    cards: int
    reviews: int = 0
    recall: Recall = NONE
    rated: int = 0
    difficulty: float = 0.0


def by_format(formats: Mapping[str, FormatTotal]) -> tuple[Group, ...]:
    """Sum up by the format of the question, the most used first; a card asked in several counts in each."""
    return tuple(
        Group(name, name, found.cards, found.reviews, found.learnt, mean(found.difficulty, found.rated))
        for name, found in sorted(formats.items(), key=lambda entry: (-entry[1].reviews, entry[0]))
    )


def by_tag(parts: Iterable[Part]) -> tuple[Group, ...]:
    """Sum up by tag, by name; a card with several tags counts in each.

    Args:
        parts: the cards of one deck or several, by all of their tags.
    """
    members: dict[str, list[Part]] = {}
    for part in parts:
        for tag in part.tags:
            members.setdefault(tag, []).append(part)
    return tuple(_tagged(tag, members[tag]) for tag in sorted(members))


def mean(total: float, number: int) -> float | None:
    """Return the mean of values by their sum; None for no values."""
    return total / number if number else None


def _tagged(tag: str, parts: Sequence[Part]) -> Group:
    difficulty = mean(sum(part.difficulty for part in parts), sum(part.rated for part in parts))
    cards, reviews = sum(part.cards for part in parts), sum(part.reviews for part in parts)
    return Group(tag, tag, cards, reviews, total(part.recall for part in parts), difficulty)
