"""The forgetting curve of FSRS-6: how likely a card is recalled as days go by.

    R(t) = (1 + f · t / S) ** -w20,   f = 0.9 ** (-1 / w20) - 1

with t the days since the last review and S the stability, so that R(S) is 90 %.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from quiz.memory.formulas import DEFAULTS
from quiz.memory.fsrs_days import DayFsrs
from quiz.model.review import Memory, Phase, Review

_DECAY_AT = 20
_ANY_RETENTION, _ANY_INTERVAL = 0.9, 36_500


def retrievability(stability: float, days: float, parameters: tuple[float, ...] = ()) -> float:
    """Return the chance that a card is recalled, 0 to 1.

    Args:
        stability: days until recall falls to 90 %.
        days: days since the last review; none for a moment before it.
        parameters: the 21 FSRS-6 parameters; the published ones when empty.
    """
    decay = -(parameters or DEFAULTS)[_DECAY_AT]
    factor = 0.9 ** (1 / decay) - 1
    return float((1 + factor * max(0.0, days) / stability) ** decay)


@dataclass(frozen=True, slots=True)
class Curve:
    """What became of the memory of one card.

    Attributes:
        days: study days with a review, ascending.
        stabilities: days of stability after the last review of each of those days.
        parameters: the FSRS-6 parameters; the published ones when empty.
    """

    days: tuple[int, ...]
    stabilities: tuple[float, ...]
    parameters: tuple[float, ...] = ()

    def at(self, day: float) -> float:
        """Return the chance of recall at a time, 0 to 1.

        Args:
            day: a study day with a fraction, from the first review on.
        """
        place = max(0, bisect_right(self.days, day) - 1)
        return retrievability(self.stabilities[place], day - self.days[place], self.parameters)


def since_new(reviews: Iterable[Review]) -> list[Review]:
    """Leave out what was answered before the card was last new, when it was forgotten on purpose.

    Args:
        reviews: the reviews of one card, oldest first.
    """
    kept: list[Review] = []
    for review in reviews:
        if review.phase is Phase.NEW:
            kept.clear()
        kept.append(review)
    return kept


def curve(reviews: Iterable[Review], memory: Memory | None, parameters: tuple[float, ...] = ()) -> Curve | None:
    """Go through the reviews of a card once more, and return what its memory was after each.

    Args:
        reviews: the reviews of one card, oldest first.
        memory: the memory as it is stored, whose stability stands at the end.
        parameters: the 21 FSRS-6 parameters; the published ones when empty.

    Returns:
        The curve; None for a card that is new.
    """
    if memory is None or memory.stability is None or memory.last_day is None:
        return None
    model = DayFsrs(_ANY_RETENTION, _ANY_INTERVAL, parameters)
    after: dict[int, float] = {}
    stability: float | None = None
    difficulty: float | None = None
    last: int | None = None
    for review in since_new(reviews):
        step = model.step(stability, difficulty, last, review.day, review.grade)
        stability, difficulty = step.stability, step.difficulty
        last = review.day if last is None else max(last, review.day)
        after[last] = stability
    after = {day: value for day, value in after.items() if day < memory.last_day} | {memory.last_day: memory.stability}
    return Curve(tuple(after), tuple(after.values()), parameters)
