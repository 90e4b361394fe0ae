"""How long answers take."""

from dataclasses import dataclass

USUAL = 10_000
"""How long an answer is thought to take before any was given, in milliseconds."""
WEIGHT = 10
"""As how many answers that guess counts: a few quick ones tell little of those to come."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What is known of how long a learner takes for an answer.

    Attributes:
        answers: how many answers it is told from.
        took: how long they took in all, in milliseconds.
    """

    answers: int = 0
    took: int = 0

    def after(self, answers: int, took: int) -> "Pace":
        """Return the pace with further answers, which took some milliseconds in all."""
        return Pace(self.answers + answers, self.took + took)

    @property
    def seconds(self) -> float:
        """How long the next answer is thought to take: the mean of the answers and of the guess with its weight."""
        return (self.took + USUAL * WEIGHT) / (self.answers + WEIGHT) / 1_000
