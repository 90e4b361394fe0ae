"""Say what is to be studied today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quiz.ids import stable_number
from quiz.model.question import Card
from quiz.model.review import Memory, Phase
from quiz.model.settings import Settings
from quiz.model.state import CardState

_IN_STEPS = frozenset({Phase.LEARNING, Phase.RELEARNING})


@dataclass(frozen=True, slots=True)
class Today:
    """What a learner has done on a study day so far.

    Attributes:
        day: the study day.
        new: cards begun.
        reviewed: reviews of learnt cards.
        cards: ids of the cards answered.
    """

    day: int
    new: int = 0
    reviewed: int = 0
    cards: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be studied now, by card id.

    Attributes:
        learning: cards in learning with the moment they are due, in epoch milliseconds.
        due: learnt cards to review, the longest overdue first.
        new: cards to begin, in the order of the deck.
        buried: cards that wait for another day because a sibling is studied today, or because
            the learner put them off.
        suspended: cards that the learner left out.
    """

    learning: tuple[tuple[int, str], ...] = ()
    due: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    buried: int = 0
    suspended: int = 0

    @property
    def total(self) -> int:
        """How many cards are to be studied."""
        return len(self.learning) + len(self.due) + len(self.new)


def plan_day(
    cards: Iterable[Card],
    memories: Mapping[str, Memory],
    today: Today,
    settings: Settings,
    states: Mapping[str, CardState] | None = None,
) -> Plan:
    """Plan a study day within the daily limits, one card of each fact.

    Args:
        cards: the cards of one deck or several, in their order.
        memories: what is known of each card; a card without a memory is new.
        today: what was done today already.
        settings: the daily limits.
        states: what the learner decided about cards; those not in it are as they come.
    """
    states = states or {}
    suspended = put_off = 0
    learning: list[tuple[int, str]] = []
    waiting: list[tuple[int, int, Card]] = []
    fresh: list[Card] = []
    taken: set[tuple[str, str]] = set()
    for card in cards:
        memory = memories.get(card.id)
        if card.id in today.cards:
            taken.add((card.deck, card.fact))
        state = states.get(card.id)
        if state is not None and state.asleep(today.day):
            suspended += state.suspended
            put_off += not state.suspended
            continue
        if memory is None or memory.phase is Phase.NEW:
            fresh.append(card)
        elif memory.phase in _IN_STEPS:
            learning.append((memory.due_at or 0, card.id))
            taken.add((card.deck, card.fact))
        elif memory.due_day is not None and memory.due_day <= today.day:
            waiting.append((memory.due_day, stable_number("due", today.day, card.id), card))
    waiting.sort(key=lambda entry: entry[:2])
    reviews_left = max(0, settings.reviews_per_day - today.reviewed)
    due, buried_due = _one_a_fact((card for _, _, card in waiting), taken, reviews_left)
    new, buried_new = _one_a_fact(fresh, taken, max(0, settings.new_per_day - today.new))
    return Plan(tuple(sorted(learning)), due, new, buried_due + buried_new + put_off, suspended)


def _one_a_fact(cards: Iterable[Card], taken: set[tuple[str, str]], most: int) -> tuple[tuple[str, ...], int]:
    """Take cards whose facts are not taken yet; also tell how many were left out for that."""
    chosen: list[str] = []
    buried = 0
    for card in cards:
        fact = (card.deck, card.fact)
        if fact in taken:
            buried += 1
        elif len(chosen) < most:
            taken.add(fact)
            chosen.append(card.id)
    return tuple(chosen), buried


def interleave(due: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """Spread new cards evenly among the due ones, a due card first."""
    placed = [((index + 0.5) / len(due), 0, card) for index, card in enumerate(due)]
    placed += [((index + 0.5) / len(new), 1, card) for index, card in enumerate(new)]
    return tuple(card for _, _, card in sorted(placed))
