"""Tell how well some parameters foresee what a learner remembers.

Of the reviews of a card on one study day only the first counts as an outcome: what is asked
again within minutes says little of memory over days. The later ones still move the memory, as
they do when cards are scheduled. The very first review of a card foresees nothing.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from quiz.memory.formulas import first, following, recall
from quiz.model.review import Grade, Review

_BINS = 20
_LEAST = 1e-6
"""Predictions are kept this far from 0 and 1, where a single miss would weigh without bound."""
_SURE = 1.0
"""Standard errors that a gain must be above nothing, so that chance alone seldom brings one."""


class Answer(NamedTuple):
    """What one review says of memory.

    Attributes:
        day: its study day.
        grade: how well the card was remembered.
    """

    day: int
    grade: Grade


History = tuple[Answer, ...]
"""The answers of one card, oldest first."""


class Prediction(NamedTuple):
    """The chance of recall that was foreseen for a review, and whether the card was recalled."""

    chance: float
    recalled: bool

    @property
    def loss(self) -> float:
        """The log-loss: 0 for what was foreseen for certain."""
        chance = min(max(self.chance, _LEAST), 1 - _LEAST)
        return -math.log(chance if self.recalled else 1 - chance)


class Fit(NamedTuple):
    """How well parameters foresee some reviews.

    Attributes:
        log_loss: mean log-loss.
        rmse: root of the mean squared gap between what was foreseen and what came, over groups
            of reviews with about the same prediction, 0 to 1.
    """

    log_loss: float
    rmse: float


def histories(reviews: Iterable[Review]) -> list[History]:
    """Return the answers card by card; a clock that was set back counts as the same day.

    Args:
        reviews: the log, oldest first.
    """
    cards: dict[str, list[Answer]] = {}
    for review in reviews:
        answers = cards.setdefault(review.card, [])
        answers.append(Answer(max(review.day, answers[-1].day) if answers else review.day, review.grade))
    return [tuple(answers) for answers in cards.values()]


def counted(history: History) -> Iterator[int]:
    """Yield the places of the answers that count: the first of each later day."""
    return (place for place in range(1, len(history)) if history[place].day > history[place - 1].day)


def predictions(cards: Iterable[History], weights: Sequence[float], since: int) -> list[Prediction]:
    """Foresee every answer that counts from what was known before it.

    Args:
        cards: the answers of each card.
        weights: the 21 FSRS-6 parameters.
        since: study day from which on answers are foreseen; earlier ones are only learnt from.
    """
    foreseen: list[Prediction] = []
    for history in cards:
        state = first(history[0].grade, weights)
        for before, answer in pairwise(history):
            days = answer.day - before.day
            if days > 0 and answer.day >= since:
                chance = recall(state.stability, days, weights)
                foreseen.append(Prediction(chance, answer.grade is not Grade.AGAIN))
            state = following(state, answer.grade, days, weights)
    return foreseen


def fit(foreseen: Sequence[Prediction]) -> Fit:
    """Sum up how well reviews were foreseen; there is at least one."""
    groups: dict[int, list[Prediction]] = {}
    for prediction in foreseen:
        groups.setdefault(min(_BINS - 1, int(prediction.chance * _BINS)), []).append(prediction)
    squares = sum(
        (sum(each.chance for each in group) - sum(each.recalled for each in group)) ** 2 / len(group)
        for group in groups.values()
    )
    mean = sum(prediction.loss for prediction in foreseen) / len(foreseen)
    return Fit(mean, math.sqrt(squares / len(foreseen)))


def wins(new: Sequence[Prediction], old: Sequence[Prediction]) -> bool:
    """Tell whether new predictions of the same reviews are better by more than chance explains.

    Args:
        new: predictions by the new parameters.
        old: those by the old ones, of the same reviews in the same order.
    """
    gains = [before.loss - after.loss for before, after in zip(old, new, strict=True)]
    number = len(gains)
    mean = sum(gains) / number
    spread = sum((gain - mean) ** 2 for gain in gains) / max(1, number - 1)
    return mean > _SURE * math.sqrt(spread / number)
