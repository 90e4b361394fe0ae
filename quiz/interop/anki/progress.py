"""What a learner remembers of cards, as Anki's rows of cards and reviews."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from quiz.ids import deck_of
from quiz.memory.formulas import DEFAULTS
from quiz.memory.scheduler import Scheduler
from quiz.model.review import Memory, Phase, Review
from quiz.model.settings import Settings
from quiz.model.state import CardState

FIRST_DAY = date(2014, 9, 19).toordinal()
"""The day that Anki's day numbers in our packages count from."""
FIRST_SECOND = 1_411_124_400
"""A moment of it."""

_SECOND = 1_000
_EASE = 2_500
_TYPES = {Phase.NEW: 0, Phase.LEARNING: 1, Phase.REVIEW: 2, Phase.RELEARNING: 3}
_REVIEW_TYPES = {Phase.NEW: 0, Phase.LEARNING: 0, Phase.REVIEW: 1, Phase.RELEARNING: 2}
_LEARNING_QUEUE = 1
_SUSPENDED = -1


class CardRow(NamedTuple):
    """The columns of a card that tell its schedule, in Anki's order."""

    type: int = 0
    queue: int = 0
    due: int = 0
    ivl: int = 0
    factor: int = 0
    reps: int = 0
    lapses: int = 0
    left: int = 0
    odue: int = 0
    odid: int = 0
    flags: int = 0
    data: str = ""


class ReviewRow(NamedTuple):
    """A row of Anki's review log without its card, in Anki's order."""

    at: int
    ease: int
    interval: int
    last_interval: int
    factor: int
    time: int
    type: int


@dataclass(frozen=True, slots=True)
class Progress:
    """What a learner knows of some cards.

    Attributes:
        settings: how the learner studies.
        memories: memories by card id.
        states: what the learner decided, by card id.
        reviews: the reviews of each card in their order, by card id.
    """

    settings: Settings
    memories: Mapping[str, Memory] = field(default_factory=dict)
    states: Mapping[str, CardState] = field(default_factory=dict)
    reviews: Mapping[str, Sequence[Review]] = field(default_factory=dict)

    def card(self, card: str, position: int) -> CardRow:
        """Return the columns of a card.

        Args:
            card: its id.
            position: its place among new cards.
        """
        memory, state = self.memories.get(card), self.states.get(card, CardState(card))
        row = CardRow(due=position) if memory is None else self._learnt(memory)
        flags = int(state.flagged)
        return row._replace(flags=flags, queue=_SUSPENDED if state.suspended else row.queue)

    def _learnt(self, memory: Memory) -> CardRow:
        deck = deck_of(memory.card)
        last = self._own_reviews(memory)[-1:]
        data = {
            "s": round(memory.stability or 0.0, 4),
            "d": round(memory.difficulty or 0.0, 3),
            "dr": round(self.settings.retention_of(deck), 2),
            "decay": round((self.settings.parameters_of(deck) or DEFAULTS)[20], 4),
        }
        if last:
            data["lrt"] = last[0].at // _SECOND
        interval = max(1, (memory.due_day or 0) - (memory.last_day or 0))
        row = CardRow(
            type=_TYPES[memory.phase],
            queue=_TYPES[memory.phase],
            due=(memory.due_day or FIRST_DAY) - FIRST_DAY,
            ivl=interval,
            factor=_EASE,
            reps=memory.reps,
            lapses=memory.lapses,
            data=json.dumps(data, separators=(",", ":")),
        )
        if memory.phase is Phase.REVIEW:
            return row
        relearning = memory.phase is Phase.RELEARNING
        steps = self.settings.relearning_steps if relearning else self.settings.learning_steps
        return row._replace(
            queue=_LEARNING_QUEUE,
            due=(memory.due_at or 0) // _SECOND,
            ivl=interval if relearning else 0,
            left=max(1, len(steps) - memory.step) * 1_001,
        )

    def log(self, card: str, scheduler: Scheduler, guess: float) -> list[ReviewRow]:
        """Return the reviews of a card, with the intervals that they led to.

        Intervals are not in our log; they are worked out again as the learner's settings are now.

        Args:
            card: its id.
            scheduler: works them out.
            guess: chance of a blind guess where the card has only formats that can be guessed, 0 to 1.
        """
        memory = self.memories.get(card)
        if memory is None:
            return []
        rows: list[ReviewRow] = []
        before, last_interval = Memory(card), 0
        for review in self._own_reviews(memory):
            after = scheduler.review(before, review.grade, review.day, review.at, guess)
            if after.phase is Phase.REVIEW:
                interval = max(1, (after.due_day or 0) - review.day)
            else:
                interval = -max(1, ((after.due_at or 0) - review.at) // _SECOND)
            difficulty = round(((after.difficulty or 1.0) - 1) / 9 * 1_000) + 100
            kind = _REVIEW_TYPES[before.phase]
            rows.append(
                ReviewRow(review.at, review.grade, interval, last_interval, difficulty, min(review.took, 60_000), kind)
            )
            before, last_interval = after, interval
        return rows

    def _own_reviews(self, memory: Memory) -> Sequence[Review]:
        """Return the reviews that made a memory: those before it was reset do not count."""
        reviews = self.reviews.get(memory.card, ())
        return reviews[len(reviews) - memory.reps :] if memory.reps <= len(reviews) else reviews
