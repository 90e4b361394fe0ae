"""The cards that are hardest to remember."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quiz.model.question import Card
from quiz.model.review import Memory
from quiz.stats.tally import CardTotal

HARDEST = 10


@dataclass(frozen=True, slots=True)
class Hard:
    """A card that is hard to remember.

    Attributes:
        card: its id.
        fact: id of its fact.
        slot: the slot that it asks.
        statement: the fact as a sentence.
        lapses: how often it was forgotten after it had been learnt.
        difficulty: 1 to 10.
        missed: share of its reviews that were answered wrong, 0 to 1.
    """

    card: str
    fact: str
    slot: str
    statement: str
    lapses: int
    difficulty: float
    missed: float


def hardest(cards: Iterable[Card], memories: Mapping[str, Memory], totals: Mapping[str, CardTotal]) -> tuple[Hard, ...]:
    """Return the ten cards with most lapses, then the most often missed; a card never missed is not hard.

    Args:
        cards: the cards to choose from.
        memories: memories by card id.
        totals: what came of their reviews, by card id.
    """
    hard = [
        Hard(
            card.id,
            card.fact,
            card.slot,
            card.statement,
            memories[card.id].lapses,
            round(memories[card.id].difficulty or 0.0, 2),
            totals[card.id].missed / totals[card.id].reviews,
        )
        for card in cards
        if card.id in memories and card.id in totals and totals[card.id].missed
    ]
    return tuple(sorted(hard, key=lambda h: (-h.lapses, -h.missed, -h.difficulty, h.card))[:HARDEST])
