"""What is to be expected of a card on a day to come, when it is asked on certain days before.

Reviews are reckoned in expectation: after one that may go either way, a card has the stability
with which its recall on the day in question is as probable as both ways together.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from quiz.memory.formulas import DEFAULTS, State, first, following, recall
from quiz.model.review import Grade

BEGIN_ANSWERS = 2
"""How many right answers a new card gets on its first day."""
_LEAST_STABILITY = 0.001


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card and what is remembered of it, before the plan.

    Attributes:
        card: its id.
        stability: days until recall falls to 90 %; None for a new card.
        difficulty: 1 to 10; None for a new card.
        last_day: study day of the last review; None for a new card.
        due_day: study day on which the daily review has it; None for a new card.
        first_day: the first study day on which it can be asked; None for any.
        group: cards of one group are asked on different days; empty for a card on its own.
        retention: probability of recall at which the daily review asks it, 0 to 1.
        weights: the 21 parameters of its model.
    """

    card: str
    stability: float | None = None
    difficulty: float | None = None
    last_day: int | None = None
    due_day: int | None = None
    first_day: int | None = None
    group: str = ""
    retention: float = 0.9
    weights: tuple[float, ...] = DEFAULTS

    @property
    def state(self) -> State | None:
        """What is remembered; None for a new card."""
        if self.stability is None or self.difficulty is None or self.last_day is None:
            return None
        return State(self.stability, self.difficulty)


def expected(candidate: Candidate, days: Sequence[int], exam: int) -> float:
    """Return the expected recall of a card on the day of an exam, 0 to 1.

    Args:
        candidate: the card.
        days: the days on which it is asked, in order; a new card begins on the first.
        exam: the day of the exam.
    """
    state, last = candidate.state, candidate.last_day
    for day in days:
        state = asked(state, last, day, exam, candidate.weights)
        last = day
    return 0.0 if state is None or last is None else recall(state.stability, exam - last, candidate.weights)


def begun(weights: Sequence[float] = DEFAULTS) -> State:
    """Return the memory of a new card after its right answers on its first day."""
    state = first(Grade.GOOD, weights)
    for _ in range(BEGIN_ANSWERS - 1):
        state = following(state, Grade.GOOD, 0, weights)
    return state


def lapsed(state: State, days: int, weights: Sequence[float] = DEFAULTS) -> State:
    """Return the memory after a wrong answer and, on the same day, a right one."""
    return following(following(state, Grade.AGAIN, days, weights), Grade.GOOD, 0, weights)


def interval(stability: float, retention: float, weights: Sequence[float] = DEFAULTS) -> int:
    """Return the days until recall falls to a retention, at least 1."""
    decay, factor = _curve(weights)
    return max(1, round(stability / factor * (math.pow(retention, 1 / decay) - 1)))


def asked(state: State | None, last: int | None, day: int, exam: int, weights: Sequence[float]) -> State:
    """Return what is to be expected of a card after it is asked.

    Args:
        state: what is remembered before; None for a new card.
        last: study day of the last review; None for a new card.
        day: the study day on which it is asked.
        exam: the day in question.
        weights: the 21 parameters.
    """
    if state is None or last is None:
        return begun(weights)
    passed = recall(state.stability, day - last, weights)
    right, wrong = following(state, Grade.GOOD, day - last, weights), lapsed(state, day - last, weights)
    left = exam - day
    both = passed * recall(right.stability, left, weights) + (1 - passed) * recall(wrong.stability, left, weights)
    decay, factor = _curve(weights)
    stability = max(_LEAST_STABILITY, factor * left / (math.pow(both, 1 / decay) - 1))
    return State(stability, passed * right.difficulty + (1 - passed) * wrong.difficulty)


def _curve(weights: Sequence[float]) -> tuple[float, float]:
    """Return the exponent and the factor of the forgetting curve."""
    decay = -weights[20]
    return decay, math.pow(0.9, 1 / decay) - 1
