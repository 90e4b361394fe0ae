"""The cards that are hardest to remember."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from quiz.ids import deck_of
from quiz.model.question import Bank, Card
from quiz.model.review import Brief, Memory
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


def hardest(
    banks: Iterable[Bank], memories: Mapping[str, Memory | Brief], totals: Mapping[str, CardTotal]
) -> tuple[Hard, ...]:
    """Return the ten cards with most lapses, then the most often missed; a card never missed is not hard.

    Args:
        banks: the banks of the decks to choose from.
        memories: memories by card id.
        totals: what came of their reviews, by card id.
    """
    decks = {bank.deck: bank for bank in banks}
    hard = (
        (-memory.lapses, -total.missed / total.reviews, -round(memory.difficulty or 0.0, 2), card)
        for card, total in totals.items()
        if total.missed and (memory := memories.get(card)) is not None and card in decks[deck_of(card)].known
    )
    return tuple(
        _hard(decks[deck_of(card)].card[card], -lapses, -difficulty, -missed)
        for lapses, missed, difficulty, card in nsmallest(HARDEST, hard)
    )


def _hard(card: Card, lapses: int, difficulty: float, missed: float) -> Hard:
    return Hard(card.id, card.fact, card.slot, card.statement, lapses, difficulty, missed)
