"""Answers, what they were worth, and the log entry that keeps them."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Grade(IntEnum):
    """How well a card was remembered; the numbers are those of FSRS and Anki."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Verdict(StrEnum):
    """What grading says of an answer."""

    CORRECT = "correct"
    NEAR = "near"
    WRONG = "wrong"


class Phase(StrEnum):
    """Where a card is on its way into memory."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


BEGUN = (Phase.LEARNING, Phase.REVIEW, Phase.RELEARNING)
"""The phases of cards that are not new."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of the memory of one card.

    Attributes:
        card: the card's id.
        phase: where it is on its way.
        step: index of the current learning step; 0 outside of learning.
        stability: days until recall falls to 90 %; None before the first review.
        difficulty: 1 (easy) to 10; None before the first review.
        due_day: study day on which it is due; None for a new card.
        due_at: moment at which a card in learning is due, in epoch milliseconds, else None.
        last_day: study day of the last review; None before the first.
        reps: number of reviews.
        lapses: how often it was forgotten after it had been learnt.
        last_question: id of the question that asked it last; empty before the first review.
        rung_penalty: how many rungs the format ladder is lowered after a lapse.
    """

    card: str
    phase: Phase = Phase.NEW
    step: int = 0
    stability: float | None = None
    difficulty: float | None = None
    due_day: int | None = None
    due_at: int | None = None
    last_day: int | None = None
    reps: int = 0
    lapses: int = 0
    last_question: str = ""
    rung_penalty: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """One graded answer: an entry of the append-only log.

    Attributes:
        id: unique id of the entry.
        card: the card that was asked.
        question: the question that asked it.
        format: the question's format.
        at: moment of the answer, in epoch milliseconds.
        offset: offset of local time from UTC, in minutes.
        day: study day of the answer.
        grade: the grade that went to memory.
        verdict: what grading said, before the learner's word.
        overridden: whether the learner changed the verdict.
        answer: what the learner answered, as text.
        took: time from question to answer, in milliseconds, at most 60,000.
        guess: chance of a blind guess to be right, 0 to 1.
        phase: the card's phase before the answer.
        stability: the card's stability before the answer, in days; None for a new card.
    """

    id: str
    card: str
    question: str
    format: str
    at: int
    offset: int
    day: int
    grade: Grade
    verdict: Verdict
    overridden: bool
    answer: str
    took: int
    guess: float
    phase: Phase
    stability: float | None = None
