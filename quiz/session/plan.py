"""Say what is to be studied today."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from quiz.ids import deck_of, fact_of, stable_number
from quiz.memory.expectation import BEGIN_ANSWERS
from quiz.memory.formulas import DEFAULTS, recall
from quiz.model.review import Memory
from quiz.model.settings import Settings

_BEFORE_EXAM = 7
"""Days before an exam over which its cards are spread."""


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
        suspended: cards that the learner left out.
    """

    learning: tuple[tuple[int, str], ...] = ()
    due: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    suspended: int = 0

    @property
    def total(self) -> int:
        """How many cards are to be studied."""
        return len(self.learning) + len(self.due) + len(self.new)

    @property
    def answers(self) -> int:
        """How many answers that takes, when all are right: beginning a card takes more than one."""
        return len(self.learning) + len(self.due) + BEGIN_ANSWERS * len(self.new)

    def without(self, cards: Collection[str]) -> "Plan":
        """Return the plan with some cards left out."""
        return replace(
            self,
            learning=tuple(entry for entry in self.learning if entry[1] not in cards),
            due=tuple(card for card in self.due if card not in cards),
            new=tuple(card for card in self.new if card not in cards),
        )


@dataclass(frozen=True, slots=True)
class Queues:
    """The cards of some decks that a study day may be made of; none that the learner left out.

    Attributes:
        learning: memories of cards in their learning steps.
        learnt: memories of learnt cards, at least of those that are due.
        fresh: new cards of each deck in order, which are looked at as far as they are needed.
        touched: cards that were answered today.
        suspended: how many cards the learner suspended.
    """

    learning: Iterable[Memory]
    learnt: Iterable[Memory]
    fresh: Mapping[str, Iterable[str]]
    touched: Iterable[str] = ()
    suspended: int = 0


def plan_day(queues: Queues, today: Today, settings: Settings) -> Plan:
    """Plan a study day within the daily limits, one card of each fact.

    Args:
        queues: the cards to choose from.
        today: what was done today already.
        settings: the daily limits, and which cards come first.
    """
    learning = tuple(sorted((_step_end(memory, today.day), memory.card) for memory in queues.learning))
    taken = {fact_of(card) for card in queues.touched} | {fact_of(card) for _, card in learning}
    waiting = sorted(
        (_urgency(memory, today.day, settings), stable_number("due", today.day, memory.card), memory.card)
        for memory in queues.learnt
        if _due_day(memory, settings.deck(deck_of(memory.card)).exam, today.day) <= today.day
    )
    due = tuple(_one_a_fact((card for _, _, card in waiting), taken, settings.reviews_per_day - today.reviewed))
    new = _new(queues.fresh, taken, today, settings)
    return Plan(learning, due, tuple(new), queues.suspended)


def _step_end(memory: Memory, day: int) -> int:
    """Return when the learning step of a card ends, in epoch milliseconds."""
    # No step takes longer than a day: one that is due later was set while the clock was ahead.
    ahead = memory.due_day is not None and memory.due_day > day + 1
    return 0 if ahead else memory.due_at or 0


def _new(fresh: Mapping[str, Iterable[str]], taken: set[str], today: Today, settings: Settings) -> Iterator[str]:
    """Choose the cards to begin, in the order of decks or in any."""
    most = settings.new_per_day - today.new
    rooms = {
        deck: own.new_per_day - today.new_of.get(deck, 0)
        for deck, own in settings.decks.items()
        if own.new_per_day is not None
    }
    if settings.new_order != "random":
        for deck, cards in fresh.items():
            chosen = list(_one_a_fact(cards, taken, min(most, rooms.get(deck, most))))
            most -= len(chosen)
            yield from chosen
        return
    for card in sorted(chain.from_iterable(fresh.values()), key=lambda card: stable_number("new", card)):
        deck = deck_of(card)
        if most > 0 and rooms.get(deck, 1) > 0 and fact_of(card) not in taken:
            taken.add(fact_of(card))
            if deck in rooms:
                rooms[deck] -= 1
            most -= 1
            yield card


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


def _one_a_fact(cards: Iterable[str], taken: set[str], most: int) -> Iterator[str]:
    """Yield at most so many cards whose facts are not taken yet, the first ones first; their facts are taken then."""
    for card in cards if most > 0 else ():
        fact = fact_of(card)
        if fact not in taken:
            taken.add(fact)
            most -= 1
            yield card
            if most == 0:
                return


def interleave(due: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """Spread new cards evenly among the due ones, a due card first."""
    placed = [((index + 0.5) / len(due), 0, card) for index, card in enumerate(due)]
    placed += [((index + 0.5) / len(new), 1, card) for index, card in enumerate(new)]
    return tuple(card for _, _, card in sorted(placed))
