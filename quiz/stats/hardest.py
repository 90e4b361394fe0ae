"""The cards that are hardest to remember."""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz.model.question import Card

HARDEST = 10
Row = tuple[str, int, float, float]


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


def hardest(rows: Iterable[Row]) -> list[Row]:
    """Return the ten hardest cards: those with most lapses, then the most often missed, then the most difficult.

    Args:
        rows: of the hardest cards of each deck the id, lapses, difficulty, and the share that was missed.
    """
    return sorted(rows, key=lambda row: (-row[1], -row[3], -row[2], row[0]))[:HARDEST]


def hard(card: Card, lapses: int, difficulty: float, missed: float) -> Hard:
    """Say of a card how hard it is."""
    return Hard(card.id, card.fact, card.slot, card.statement, lapses, difficulty, missed)
