"""Say what is to be studied today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from quiz.ids import deck_of, stable_number
from quiz.memory.expectation import BEGIN_ANSWERS
from quiz.memory.formulas import DEFAULTS, recall
from quiz.model.question import Card
from quiz.model.review import Memory, Phase
from quiz.model.settings import Settings
from quiz.model.state import CardState

_BEFORE_EXAM = 7
"""Days before an exam over which its cards are spread."""

_IN_STEPS = frozenset({Phase.LEARNING, Phase.RELEARNING})


@dataclass(frozen=True, slots=True)
class Today:
    """What a learner has done on a study day so far.

    Attributes:
        day: the study day.
        new: cards begun.
        reviewed: reviews of learnt cards.
        cards: ids of the cards answered.
        new_of: cards begun by deck, of the decks that have a limit of their own.
    """

    day: int
    new: int = 0
    reviewed: int = 0
    cards: frozenset[str] = frozenset()
    new_of: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be studied now, by card id.

    Attributes:
        learning: cards in learning with the moment they are due, in epoch milliseconds.
        due: learnt cards to review, in the order that the settings say.
        new: cards to begin, in the order that the settings say.
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

    @property
    def answers(self) -> int:
        """How many answers that takes, when all are right: beginning a card takes more than one."""
        return len(self.learning) + len(self.due) + BEGIN_ANSWERS * len(self.new)


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
        settings: the daily limits, and which cards come first.
        states: what the learner decided about cards; those not in it are as they come.
    """
    states = states or {}
    suspended = put_off = 0
    learning: list[tuple[int, str]] = []
    waiting: list[tuple[float, int, Card]] = []
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
        elif _due_day(memory, settings.deck(card.deck).exam, today.day) <= today.day:
            waiting.append((_urgency(memory, today.day, settings), stable_number("due", today.day, card.id), card))
    waiting.sort(key=lambda entry: entry[:2])
    reviews_left = max(0, settings.reviews_per_day - today.reviewed)
    due, buried_due = _one_a_fact((card for _, _, card in waiting), taken, reviews_left)
    if settings.new_order == "random":
        fresh.sort(key=lambda card: stable_number("new", card.id))
    rooms = {
        deck: max(0, own.new_per_day - today.new_of.get(deck, 0))
        for deck, own in settings.decks.items()
        if own.new_per_day is not None
    }
    new, buried_new = _one_a_fact(fresh, taken, max(0, settings.new_per_day - today.new), rooms)
    return Plan(tuple(sorted(learning)), due, new, buried_due + buried_new + put_off, suspended)


def _due_day(memory: Memory, exam: date | None, today: int) -> int:
    """Return the study day on which a learnt card is due.

    Before an exam that comes earlier, each card has a day of its own in the week before it,
    unless it is asked in that time anyway.
    """
    if memory.due_day is None:
        return today + 1
    if exam is None:
        return memory.due_day
    eve = exam.toordinal() - 1
    last_call = eve - stable_number("exam", memory.card) % _BEFORE_EXAM
    if today > eve or (memory.last_day is not None and memory.last_day >= last_call):
        return memory.due_day
    return min(memory.due_day, last_call)


def _urgency(memory: Memory, day: int, settings: Settings) -> float:
    """Return by what due cards are ordered, the least first; equal ones come in any order."""
    if settings.review_order == "random":
        return 0.0
    if settings.review_order == "retrievability" and memory.stability is not None and memory.last_day is not None:
        weights = settings.parameters_of(deck_of(memory.card)) or DEFAULTS
        return recall(memory.stability, day - memory.last_day, weights)
    return memory.due_day or 0


def _one_a_fact(
    cards: Iterable[Card], taken: set[tuple[str, str]], most: int, rooms: Mapping[str, int] | None = None
) -> tuple[tuple[str, ...], int]:
    """Take cards whose facts are not taken yet; also tell how many were left out for that.

    Args:
        cards: what to choose from, the first ones first.
        taken: facts by deck that are studied already; those of chosen cards are added.
        most: how many cards to take.
        rooms: how many to take of single decks.
    """
    left = dict(rooms or {})
    chosen: list[str] = []
    buried = 0
    for card in cards:
        fact = (card.deck, card.fact)
        if fact in taken:
            buried += 1
        elif len(chosen) < most and left.get(card.deck, 1) > 0:
            if card.deck in left:
                left[card.deck] -= 1
            taken.add(fact)
            chosen.append(card.id)
    return tuple(chosen), buried


def interleave(due: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """Spread new cards evenly among the due ones, a due card first."""
    placed = [((index + 0.5) / len(due), 0, card) for index, card in enumerate(due)]
    placed += [((index + 0.5) / len(new), 1, card) for index, card in enumerate(new)]
    return tuple(card for _, _, card in sorted(placed))
