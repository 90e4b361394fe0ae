"""FSRS-6 in plain numbers, for what is computed of many cards or many reviews at once.

One answer goes through the official implementation, which these formulas agree with; that
one makes objects of its own for each review and takes more than ten times as long.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from quiz.model.review import Grade

DEFAULTS: tuple[float, ...] = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""The published parameters."""

_LEAST_STABILITY = 0.001
_LOW, _HIGH = 1.0, 10.0


class State(NamedTuple):
    """A memory.

    Attributes:
        stability: days until recall falls to 90 %.
        difficulty: 1 to 10.
    """

    stability: float
    difficulty: float


def recall(stability: float, days: float, weights: Sequence[float] = DEFAULTS) -> float:
    """Return the chance that a card is remembered, 0 to 1.

    Args:
        stability: days until recall falls to 90 %.
        days: days since the last review.
        weights: the 21 parameters.
    """
    decay = -weights[20]
    factor = 0.9 ** (1 / decay) - 1
    result: float = (1 + factor * max(0.0, days) / stability) ** decay
    return result


def first(grade: Grade, weights: Sequence[float] = DEFAULTS) -> State:
    """Return the memory after the first review."""
    return State(max(_LEAST_STABILITY, weights[grade - 1]), _bounded(_first_difficulty(grade, weights)))


def following(state: State, grade: Grade, days: int, weights: Sequence[float] = DEFAULTS) -> State:
    """Return the memory after a further review.

    Args:
        state: the memory before.
        grade: how well the card was remembered.
        days: study days since the last review; 0 on the same day.
        weights: the 21 parameters.
    """
    if days < 1:
        stability = _same_day(state.stability, grade, weights)
    elif grade is Grade.AGAIN:
        stability = _forgotten(state, recall(state.stability, days, weights), weights)
    else:
        stability = _remembered(state, grade, recall(state.stability, days, weights), weights)
    return State(max(_LEAST_STABILITY, stability), _next_difficulty(state.difficulty, grade, weights))


def _first_difficulty(grade: Grade, weights: Sequence[float]) -> float:
    return weights[4] - math.exp(weights[5] * (grade - 1)) + 1


def _bounded(difficulty: float) -> float:
    return min(max(difficulty, _LOW), _HIGH)


def _next_difficulty(difficulty: float, grade: Grade, weights: Sequence[float]) -> float:
    damped = difficulty + (_HIGH - difficulty) * -weights[6] * (grade - 3) / 9
    return _bounded(weights[7] * _first_difficulty(Grade.EASY, weights) + (1 - weights[7]) * damped)


def _same_day(stability: float, grade: Grade, weights: Sequence[float]) -> float:
    growth: float = math.exp(weights[17] * (grade - 3 + weights[18])) * stability ** -weights[19]
    return stability * (growth if grade is Grade.AGAIN else max(1.0, growth))


def _forgotten(state: State, recalled: float, weights: Sequence[float]) -> float:
    stability, difficulty = state
    long_term: float = (
        weights[11]
        * difficulty ** -weights[12]
        * ((stability + 1) ** weights[13] - 1)
        * math.exp((1 - recalled) * weights[14])
    )
    return min(long_term, stability / math.exp(weights[17] * weights[18]))


def _remembered(state: State, grade: Grade, recalled: float, weights: Sequence[float]) -> float:
    stability, difficulty = state
    factor = {Grade.HARD: weights[15], Grade.EASY: weights[16]}.get(grade, 1.0)
    growth: float = (
        math.exp(weights[8])
        * (11 - difficulty)
        * stability ** -weights[9]
        * (math.exp((1 - recalled) * weights[10]) - 1)
        * factor
    )
    return stability * (1 + growth)
