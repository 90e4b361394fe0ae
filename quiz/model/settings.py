"""What a learner may set."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How a learner studies.

    Attributes:
        new_per_day: new cards a day.
        reviews_per_day: reviews of learnt cards a day.
        retention: desired probability of recall at a review, .70 to .97.
        learning_steps: seconds until a new card is asked again, one entry a step.
        relearning_steps: the same for a forgotten card.
        rollover: hour at which a study day begins.
        timezone: name of the learner's zone (``Europe/Berlin``); empty follows the machine.
        fuzz: whether intervals are spread a little so that cards do not stay together.
        maximum_interval: longest interval in days.
        learn_ahead: seconds within which a session waits for a card in learning when nothing else is due.
        leech_after: lapses after which a card is told to be a leech; 0 for never.
    """

    new_per_day: int = 20
    reviews_per_day: int = 200
    retention: float = 0.9
    learning_steps: tuple[int, ...] = (60, 600)
    relearning_steps: tuple[int, ...] = (600,)
    rollover: int = 4
    timezone: str = ""
    fuzz: bool = True
    maximum_interval: int = 36_500
    learn_ahead: int = 1_200
    leech_after: int = 8
