"""What a session shows, one step at a time."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.model.question import Card, Question
from quiz.model.review import Grade, Memory, Review, Verdict

if TYPE_CHECKING:
    from quiz.grading.assessment import Assessment
    from quiz.grading.response import Response


@dataclass(frozen=True, slots=True)
class Teach:
    """A new card is shown as the fact with its source, before it is asked."""

    card: Card


@dataclass(frozen=True, slots=True)
class Ask:
    """A question waits for its answer.

    Attributes:
        card: the card asked.
        question: how it is asked, options in the order to show.
        asked_at: moment at which it was shown, in epoch milliseconds.
        hints: how many hints were given.
    """

    card: Card
    question: Question
    asked_at: int
    hints: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """What one answer changes; it is to be stored before the next step shows.

    Attributes:
        review: the entry for the log.
        before: the memory before; its phase is new for a card never answered.
        after: the memory after.
        replaces: id of the review that this one takes the place of; empty for none.
    """

    review: Review
    before: Memory
    after: Memory
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """An answer was graded; the learner sees why and may correct the verdict.

    Attributes:
        card, question: what was asked.
        response: what was answered.
        assessment: what grading says.
        grade: what went to memory.
        change: what was stored.
    """

    card: Card
    question: Question
    response: "Response"
    assessment: "Assessment"
    grade: Grade
    change: Change

    @property
    def passed(self) -> bool:
        """Whether the card counts as remembered."""
        return self.grade is not Grade.AGAIN

    @property
    def disputable(self) -> bool:
        """Whether the verdict may be wrong: never for options, which are exact."""
        from quiz.grading.response import Unknown  # noqa: PLC0415 - no answer is looked at before there is one

        typed = self.question.format not in {"choice", "multi", "truefalse", "order", "match"}
        return typed and not (isinstance(self.response, Unknown) or self.assessment.verdict is Verdict.CORRECT)


@dataclass(frozen=True, slots=True)
class Pause:
    """Only cards in learning are left, and none is due yet; the learner may wait or go on at once.

    Attributes:
        next_at: moment at which the first of them is due, in epoch milliseconds.
        cards: how many there are.
    """

    next_at: int
    cards: int


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing is left to show now.

    Attributes:
        next_at: moment at which a card in learning is due, in epoch milliseconds; None for none.
    """

    next_at: int | None = None


Step = Teach | Ask | Feedback | Pause | Done
