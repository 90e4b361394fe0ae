"""What an exam came to, as data that screens and reports read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from quiz.model.question import Question

UNTAGGED = ""
"""Stands for the tag of what has none."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One question of an exam with what was answered and what that was worth.

    Attributes:
        question: what was asked.
        tags: the author's labels of its fact.
        given: the answer in words; empty when there is none.
        answered: whether there was an answer.
        right: whether it counts; a near answer does.
        reason: what grading says of it; may be empty.
    """

    question: Question
    tags: tuple[str, ...]
    given: str
    answered: bool
    right: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """How some questions went.

    Attributes:
        right: questions answered right.
        asked: questions asked.
        corrected: share that was known, 0 to 1, with what blind guessing would have brought
            taken off: a wrong answer costs g / (1 - g), g being its chance of a blind guess; a
            question left open costs nothing.
    """

    right: int
    asked: int
    corrected: float

    @property
    def share(self) -> float:
        """Share of the questions that were answered right, 0 to 1."""
        return self.right / self.asked if self.asked else 0.0

    @classmethod
    def of(cls, marked: Iterable[Marked]) -> "Score":
        """Score some questions."""
        marked = list(marked)
        points = sum(1.0 if one.right else -_cost(one) for one in marked)
        return cls(sum(one.right for one in marked), len(marked), max(0.0, points / len(marked)) if marked else 0.0)


def _cost(one: Marked) -> float:
    guess = one.question.guess
    return guess / (1 - guess) if one.answered and guess < 1 else 0.0


@dataclass(frozen=True, slots=True)
class ExamResult:
    """An exam that was handed in.

    Attributes:
        title: what it was about.
        marked: its questions, in the order they were asked.
        at: moment at which it began, in epoch milliseconds.
        offset: offset of local time from UTC then, in minutes.
        took: from the first question to the end, in milliseconds.
        timed_out: whether its time ran out.
    """

    title: str
    marked: tuple[Marked, ...]
    at: int
    offset: int
    took: int
    timed_out: bool = False

    @property
    def score(self) -> Score:
        """The score of all questions."""
        return Score.of(self.marked)

    @property
    def missed(self) -> tuple[Marked, ...]:
        """The questions that were not answered right."""
        return tuple(one for one in self.marked if not one.right)

    def by_tag(self) -> Mapping[str, Score]:
        """Return a score for each tag, in the order of the alphabet; a question may count for several."""
        return self._by(lambda one: one.tags or (UNTAGGED,))

    def by_format(self) -> Mapping[str, Score]:
        """Return a score for each format, in the order of the alphabet."""
        return self._by(lambda one: (one.question.format,))

    def _by(self, labels: Callable[[Marked], Iterable[str]]) -> Mapping[str, Score]:
        groups: dict[str, list[Marked]] = {}
        for one in self.marked:
            for label in labels(one):
                groups.setdefault(label, []).append(one)
        return {label: Score.of(groups[label]) for label in sorted(groups)}
