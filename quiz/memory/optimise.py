"""Fit FSRS parameters to a learner's answers, and say whether they are worth taking."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import fsrs

from quiz.errors import QuizError
from quiz.memory.foresight import Fit, History, counted, fit, histories, predictions, wins
from quiz.memory.formulas import DEFAULTS
from quiz.memory.training import WORKER, Training, require_optimiser
from quiz.model.review import Review

FEWEST = 400
"""Answers that count which optimising takes."""

_LEARNT_FROM = 0.8
"""Share of them, the oldest, that parameters are fitted to; the others judge them."""

_BOUNDS = tuple(zip(fsrs.scheduler.LOWER_BOUNDS_PARAMETERS, fsrs.scheduler.UPPER_BOUNDS_PARAMETERS, strict=True))
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Outcome:
    """What optimising came to.

    Attributes:
        counted: answers that count, one a card and day.
        held_out: how many of them, the latest, the parameters were judged by.
        before: how well the old parameters foresee those.
        after: how well the new ones do.
        parameters: the new parameters.
        accepted: whether they foresee better by more than chance explains.
    """

    counted: int
    held_out: int
    before: Fit
    after: Fit
    parameters: tuple[float, ...]
    accepted: bool


class Optimisation:
    """An optimising under way."""

    def __init__(
        self,
        reviews: Iterable[Review],
        current: Sequence[float],
        relearning_steps: int,
        worker: Path = WORKER,
    ) -> None:
        """Begin with the older answers; the later ones will judge.

        Args:
            reviews: the log, oldest first.
            current: the parameters in use; empty for the published ones.
            relearning_steps: how many steps a forgotten card has.
            worker: the program that fits.

        Raises:
            QuizError: there are too few answers, or the optimiser is not installed.
        """
        self._cards = histories(reviews)
        self._current = tuple(current) or DEFAULTS
        days = sorted(history[place].day for history in self._cards for place in counted(history))
        if len(days) < FEWEST:
            msg = f"optimising takes {FEWEST} reviews on later days than a card's first; there are {len(days)} so far"
            raise QuizError(msg)
        self._counted = len(days)
        self._since = days[int(len(days) * _LEARNT_FROM)]
        if self._since == days[0]:
            msg = "optimising takes reviews of more days; nearly all there are were on one"
            raise QuizError(msg)
        require_optimiser()
        self._training = Training(self._older(), self._current, relearning_steps, worker)

    def _older(self) -> list[History]:
        cards = (tuple(answer for answer in history if answer.day < self._since) for history in self._cards)
        return [history for history in cards if history]

    @property
    def running(self) -> bool:
        """Whether the optimiser is still at work."""
        return self._training.running

    def cancel(self) -> None:
        """Stop it; ``outcome`` tells so."""
        self._training.cancel()

    def outcome(self) -> Outcome:
        """Wait for the optimiser, and judge what it found.

        Raises:
            StoppedError: it was stopped.
            QuizError: it failed.
        """
        found = self._training.result()
        fitted = tuple(
            round(min(max(number, low), high), _DIGITS) for number, (low, high) in zip(found, _BOUNDS, strict=True)
        )
        old = predictions(self._cards, self._current, self._since)
        new = predictions(self._cards, fitted, self._since)
        accepted = fitted != self._current and wins(new, old)
        return Outcome(self._counted, len(old), fit(old), fit(new), fitted, accepted)
