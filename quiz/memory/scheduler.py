"""Decide when a card is due again: learning steps in minutes, then FSRS in days."""

from collections.abc import Sequence
from dataclasses import replace

from quiz.ids import deck_of
from quiz.memory.fsrs_days import DayFsrs, Step
from quiz.memory.fuzz import fuzzed
from quiz.model.review import Grade, Memory, Phase, Review
from quiz.model.settings import Settings

_SECOND = 1_000


class Scheduler:
    """Turns a memory and a grade into the next memory; keeps no state of cards."""

    def __init__(self, settings: Settings) -> None:
        """Schedule as a learner's settings say."""
        self.settings = settings
        self._models: dict[tuple[float, tuple[float, ...]], DayFsrs] = {}

    def review(self, memory: Memory, grade: Grade, day: int, at: int, guess: float = 0.0) -> Memory:
        """Return the memory after a review.

        Args:
            memory: the memory before.
            grade: how well the card was remembered.
            day: study day of the review.
            at: moment of the review, in epoch milliseconds.
            guess: chance of a blind guess where the card has only formats that can be
                guessed, 0 to 1; the retention aimed at is raised to make up for it.
        """
        fsrs = self._model_of(memory.card, guess).step(memory.stability, memory.difficulty, memory.last_day, day, grade)
        lapsed = memory.phase is Phase.REVIEW and grade is Grade.AGAIN
        reviewed = replace(
            memory,
            stability=fsrs.stability,
            difficulty=fsrs.difficulty,
            last_day=day if memory.last_day is None else max(day, memory.last_day),
            reps=memory.reps + 1,
            lapses=memory.lapses + lapsed,
            rung_penalty=self._penalty(memory, grade, lapsed=lapsed),
        )
        if lapsed or memory.phase is Phase.RELEARNING:
            steps, phase = self.settings.relearning_steps, Phase.RELEARNING
        elif memory.phase in {Phase.NEW, Phase.LEARNING}:
            steps, phase = self.settings.learning_steps, Phase.LEARNING
        else:
            steps, phase = (), Phase.REVIEW
        delay = _next_delay(steps, memory.step, grade)
        if delay is None:
            return self._in_days(reviewed, fsrs, memory, day)
        position, seconds = delay
        return replace(reviewed, phase=phase, step=position, due_at=at + seconds * _SECOND, due_day=day)

    def follow(self, memory: Memory, review: Review, guess: float = 0.0) -> Memory:
        """Return the memory after a logged review, as ``review`` gives it.

        Args:
            memory: the memory before.
            review: the entry of the log.
            guess: chance of a blind guess, as for ``review``.
        """
        after = self.review(memory, review.grade, review.day, review.at, guess)
        return replace(after, last_question=review.question)

    def replay(self, memory: Memory, reviews: Sequence[Review], guess: float | None = 0.0) -> Memory:
        """Reckon a memory anew from its reviews, as other parameters would have made it.

        Stability and difficulty are those of the present parameters; a card in review is due as
        after its last answer. All else stays: the phases that the card went through stand in the
        log, whatever steps were set then.

        Args:
            memory: the memory as it is stored.
            reviews: all reviews that were not taken back, in the order they were stored; those
                before the card was last new are forgotten.
            guess: chance of a blind guess, as for ``review``; None leaves the due day as it is.

        Returns:
            The memory, unchanged where the log does not tell how it came about.
        """
        begun = next((place for place in reversed(range(len(reviews))) if reviews[place].phase is Phase.NEW), 0)
        since = reviews[begun:]
        if not since or since[0].phase is not Phase.NEW or len(since) != memory.reps:
            return memory
        model, state = self._model_of(memory.card, guess or 0.0), Memory(memory.card)
        phases = (*(review.phase for review in since[1:]), memory.phase)
        for review, phase in zip(since, phases, strict=True):
            before = replace(state, phase=review.phase)
            fsrs = model.step(before.stability, before.difficulty, before.last_day, review.day, review.grade)
            last = review.day if before.last_day is None else max(review.day, before.last_day)
            state = replace(
                before, stability=fsrs.stability, difficulty=fsrs.difficulty, last_day=last, reps=before.reps + 1
            )
            if phase is Phase.REVIEW:
                state = self._in_days(state, fsrs, before, review.day)
        due = state.due_day if memory.phase is Phase.REVIEW and guess is not None else memory.due_day
        return replace(memory, stability=state.stability, difficulty=state.difficulty, due_day=due)

    def _in_days(self, reviewed: Memory, fsrs: Step, before: Memory, day: int) -> Memory:
        interval = fsrs.interval
        if self.settings.fuzz:
            previous = 0
            if before.phase is Phase.REVIEW and before.due_day is not None and before.last_day is not None:
                previous = before.due_day - before.last_day
            interval = fuzzed(interval, previous, self.settings.maximum_interval, reviewed.card, before.reps)
        return replace(
            reviewed, phase=Phase.REVIEW, step=0, due_at=None, due_day=max(day, before.last_day or day) + interval
        )

    @staticmethod
    def _penalty(memory: Memory, grade: Grade, *, lapsed: bool) -> int:
        """Lower the format ladder by a rung after a lapse, until the card is remembered again."""
        if lapsed:
            return 1
        return 0 if memory.phase is Phase.REVIEW and grade is not Grade.AGAIN else memory.rung_penalty

    def _model_of(self, card: str, guess: float) -> DayFsrs:
        deck = deck_of(card)
        retention = self.settings.retention_of(deck)
        return self._model(retention + (1 - retention) * guess, self.settings.parameters_of(deck))

    def _model(self, retention: float, parameters: tuple[float, ...]) -> DayFsrs:
        key = round(retention, 4), parameters
        if key not in self._models:
            self._models[key] = DayFsrs(key[0], self.settings.maximum_interval, parameters)
        return self._models[key]


def _next_delay(steps: tuple[int, ...], step: int, grade: Grade) -> tuple[int, int] | None:
    """Return the next learning step and its delay in seconds; None when learning is over.

    Again goes back to the first step, Hard repeats a step (the first one after the mean of
    the first two, or after one and a half times an only one), Good goes on, Easy ends it;
    these are Anki's rules.
    """
    if not steps or grade is Grade.EASY:
        return None
    if grade is Grade.AGAIN:
        return 0, steps[0]
    step = min(step, len(steps) - 1)
    if grade is Grade.HARD:
        if step > 0:
            return step, steps[step]
        return 0, (steps[0] + steps[1]) // 2 if len(steps) > 1 else steps[0] * 3 // 2
    return (step + 1, steps[step + 1]) if step + 1 < len(steps) else None
