"""The state of a session: a value that never changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from quiz.memory.expectation import BEGIN_ANSWERS
from quiz.memory.scheduler import Scheduler
from quiz.model.question import Bank
from quiz.model.review import Grade, Memory, Phase
from quiz.session.leaks import Leaks
from quiz.session.steps import Ask, Change, Done, Feedback, Pause, Step, Teach


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happens.

    Attributes:
        at: epoch milliseconds.
        day: the study day.
        offset: offset of local time from UTC, in minutes.
    """

    at: int
    day: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What was done in a session.

    Attributes:
        answered: answers given.
        passed: answers that counted as remembered.
        begun: new cards answered for the first time.
        missed: ids of cards answered wrong, in order.
        took: time spent on answers, in milliseconds.
    """

    answered: int = 0
    passed: int = 0
    begun: int = 0
    missed: tuple[str, ...] = ()
    took: int = 0

    def counted(self, change: Change) -> "Tally":
        """Count one answer."""
        passed = change.review.grade is not Grade.AGAIN
        return Tally(
            self.answered + 1,
            self.passed + passed,
            self.begun + (change.before.phase is Phase.NEW),
            self.missed if passed else (*self.missed, change.review.card),
            self.took + change.review.took,
        )


@dataclass(frozen=True)
class Session:
    """A study session at one step; a value that never changes.

    Attributes:
        banks: the banks studied, by deck id.
        scheduler: gives the next memory.
        memories: memories of the cards answered or planned, by card id.
        queue: cards still to show, in order.
        waiting: cards to show again, with the moment they are due, in epoch milliseconds.
        step: what is shown now.
        taught: new cards that were shown as facts.
        tally: what was done.
        last_review: id of the review that was stored last; empty before the first.
        last_deed: id of the deed on a card that was stored last; empty before the first.
        asked: cards that were asked in this session.
        held: cards left to another session, since every question of theirs told the answer of
            a card that told theirs.
        newcomer: whether the learner has never answered anything, and is asked the first fact at once.
        leaks: what questions tell of other cards' answers.
        past: the session at each earlier step that can be gone back to.
    """

    banks: Mapping[str, Bank]
    scheduler: Scheduler
    memories: Mapping[str, Memory]
    queue: tuple[str, ...] = ()
    waiting: tuple[tuple[int, str], ...] = ()
    step: Step = field(default_factory=Done)
    taught: frozenset[str] = frozenset()
    tally: Tally = field(default_factory=Tally)
    last_review: str = ""
    last_deed: str = ""
    asked: frozenset[str] = frozenset()
    held: tuple[str, ...] = ()
    newcomer: bool = False
    leaks: Leaks = field(default_factory=Leaks)
    past: tuple["Session", ...] = ()

    @property
    def unasked(self) -> frozenset[str]:
        """The cards that are still to be asked for the first time in this session."""
        return frozenset((*self.queue, *self.taught)) - self.asked

    @property
    def remaining(self) -> int:
        """How many cards are still to be shown, the present one included."""
        shown = not isinstance(self.step, Done | Feedback | Pause)
        return len(self.queue) + len(self.waiting) + shown

    @property
    def answers_left(self) -> int:
        """How many answers are still to be given, when all are right: beginning a card takes more than one."""
        left = [*self.queue, *(card for _, card in self.waiting)]
        if isinstance(self.step, Teach | Ask):
            left.append(self.step.card.id)
        begun = sum(self._never_answered(card) for card in left)
        return len(left) + (BEGIN_ANSWERS - 1) * begun

    @property
    def steps_done(self) -> int:
        """How many facts were shown and answers given."""
        return len(self.taught) + self.tally.answered

    @property
    def steps_left(self) -> int:
        """How many facts are still to be shown and answers to be given, when all are right."""
        shown = isinstance(self.step, Teach)
        return self.answers_left + shown + sum(self._never_answered(card) for card in self.queue)

    def _never_answered(self, card: str) -> bool:
        memory = self.memories.get(card)
        return memory is None or memory.phase is Phase.NEW
