"""FSRS-6 on whole study days, by the official Python implementation.

py-fsrs counts elapsed 24-hour blocks. Both of its times are set to noon UTC of a study day
here, so that day differences come out whole whatever the hour of the answer was.
"""

from datetime import UTC, datetime
from typing import NamedTuple

from quiz.model.review import Grade


def prepare() -> None:
    """Load the model ahead of its first use, which would wait for it."""
    import fsrs  # noqa: F401, PLC0415 - that is what it is for


class Step(NamedTuple):
    """What one review does to a memory.

    Attributes:
        stability: days until recall falls to 90 %.
        difficulty: 1 to 10.
        interval: days until recall falls to the desired retention, at least 1.
    """

    stability: float
    difficulty: float
    interval: int


class DayFsrs:
    """The FSRS-6 model for one desired retention."""

    def __init__(self, retention: float, maximum_interval: int, parameters: tuple[float, ...] = ()) -> None:
        """Set the model up, without steps and fuzz, which are ours.

        Args:
            retention: desired probability of recall, 0 to 1.
            maximum_interval: longest interval, in days.
            parameters: the 21 FSRS-6 parameters; the published ones when empty.

        Raises:
            ValueError: a parameter is out of its bounds.
        """
        import fsrs  # noqa: PLC0415 - nothing is scheduled before the first answer

        self._fsrs = fsrs.Scheduler(
            parameters or fsrs.scheduler.DEFAULT_PARAMETERS,
            desired_retention=retention,
            learning_steps=(),
            relearning_steps=(),
            maximum_interval=maximum_interval,
            enable_fuzzing=False,
        )

    def step(
        self, stability: float | None, difficulty: float | None, last_day: int | None, day: int, grade: Grade
    ) -> Step:
        """Review a memory.

        Args:
            stability: days until recall falls to 90 %; None before the first review.
            difficulty: 1 to 10; None before the first review.
            last_day: study day of the last review; None before the first.
            day: study day of the review; one before ``last_day`` counts as the same day.
            grade: how well it was remembered.
        """
        import fsrs  # noqa: PLC0415 - as above

        now = _noon(day if last_day is None else max(day, last_day))
        if stability is None or difficulty is None or last_day is None:
            card = fsrs.Card(card_id=1, state=fsrs.State.Learning, due=now)
        else:
            last = _noon(last_day)
            card = fsrs.Card(
                card_id=1,
                state=fsrs.State.Review,
                stability=stability,
                difficulty=difficulty,
                due=last,
                last_review=last,
            )
        reviewed, _ = self._fsrs.review_card(card, fsrs.Rating(grade.value), now)
        if reviewed.stability is None or reviewed.difficulty is None:
            msg = "FSRS gave no memory state for a review"
            raise RuntimeError(msg)
        return Step(reviewed.stability, reviewed.difficulty, (reviewed.due - now).days)


def _noon(day: int) -> datetime:
    return datetime.fromordinal(day).replace(hour=12, tzinfo=UTC)
