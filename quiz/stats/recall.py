"""How well learnt cards were remembered: observed, and without lucky guesses."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recall:
    """Reviews of learnt cards and what came of them; sums, so that days add up to weeks.

    Attributes:
        reviews: reviews of learnt cards.
        passed: those that were remembered.
        guess: sum of their chances of a blind guess.
    """

    reviews: int = 0
    passed: int = 0
    guess: float = 0.0

    def __add__(self, other: "Recall") -> "Recall":
        """Take two together."""
        return Recall(self.reviews + other.reviews, self.passed + other.passed, self.guess + other.guess)

    @property
    def observed(self) -> float | None:
        """Share that was remembered, 0 to 1; None without any review."""
        return self.passed / self.reviews if self.reviews else None

    @property
    def corrected(self) -> float | None:
        """The same without lucky guesses: (observed - g) / (1 - g), g being the mean chance of a blind guess.

        None without any review, and where every answer could only be guessed.
        """
        observed = self.observed
        if observed is None or self.guess >= self.reviews:
            return None
        guess = self.guess / self.reviews
        # Rounding of the last bit must not raise it above what was observed.
        return min(observed, max(0.0, (observed - guess) / (1 - guess)))


NONE = Recall()
"""No review at all."""


def total(recalls: Iterable[Recall]) -> Recall:
    """Take any number together."""
    every = list(recalls)
    return Recall(
        sum([recall.reviews for recall in every]),
        sum([recall.passed for recall in every]),
        sum([recall.guess for recall in every]),
    )
