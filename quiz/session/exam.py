"""The exam machine: questions without feedback, until all are handed in or the time is over.

Like the session machine it holds no clock and stores nothing; each call takes an exam and gives
the next one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quiz.grading.grade import grade
from quiz.grading.names import Lexicon
from quiz.grading.response import Response, Unknown, as_text
from quiz.memory.scheduler import Scheduler
from quiz.model.exam import ExamResult, Marked
from quiz.model.question import Bank, Question
from quiz.model.review import Memory, Verdict
from quiz.session import machine
from quiz.session.state import Moment, Session
from quiz.session.steps import Ask, Change, Feedback

_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Item:
    """A question of an exam and the answer to it so far.

    Attributes:
        question: what is asked, options in the order to show.
        response: the answer; None while there is none.
        answered_at: moment of the answer, in epoch milliseconds; 0 while there is none.
        took: how long the question was looked at, in milliseconds.
    """

    question: Question
    response: Response | None = None
    answered_at: int = 0
    took: int = 0


@dataclass(frozen=True, slots=True)
class Exam:
    """An exam at one moment; a value that never changes.

    Attributes:
        items: the questions and answers, in order.
        place: which question is shown, from 0.
        began_at: when it began, in epoch milliseconds.
        ends_at: when its time is over; None without a limit.
        shown_at: when the question that is shown came up.
        over_at: when it was handed in; None while it goes on.
    """

    items: tuple[Item, ...]
    place: int
    began_at: int
    ends_at: int | None
    shown_at: int
    over_at: int | None = None

    @property
    def over(self) -> bool:
        """Whether it was handed in."""
        return self.over_at is not None

    @property
    def timed_out(self) -> bool:
        """Whether it ended because its time was over."""
        return self.over_at is not None and self.over_at == self.ends_at

    @property
    def unanswered(self) -> tuple[int, ...]:
        """The places of the questions that have no answer."""
        return tuple(place for place, item in enumerate(self.items) if item.response is None)

    def left(self, at: int) -> int | None:
        """Return how much time is left at a moment, in milliseconds; None without a limit."""
        return None if self.ends_at is None else max(0, self.ends_at - at)


def begin(questions: Sequence[Question], at: int, minutes: float | None = None) -> Exam:
    """Begin an exam.

    Args:
        questions: its questions in order, options in the order to show.
        at: the present moment, in epoch milliseconds.
        minutes: time limit; None for none.
    """
    ends_at = None if minutes is None else at + max(1, round(minutes * _MINUTE))
    exam = Exam(tuple(map(Item, questions)), 0, at, ends_at, at)
    return exam if questions else replace(exam, over_at=at)


def answer(exam: Exam, response: Response | None, at: int) -> Exam:
    """Answer the question that is shown, in place of any answer before, and go on to the next one.

    Args:
        exam: the exam.
        response: the answer; None takes the one before back, and stays.
        at: the present moment, in epoch milliseconds.
    """
    exam = expire(exam, at)
    if exam.over:
        return exam
    if isinstance(response, Unknown):
        response = None
    item = replace(exam.items[exam.place], response=response, answered_at=0 if response is None else at)
    exam = _with_item(exam, item)
    return exam if response is None else go_to(exam, min(exam.place + 1, len(exam.items) - 1), at)


def keep(exam: Exam, response: Response, at: int) -> Exam:
    """Take what is entered at the question that is shown and not handed in, and stay there.

    It counts also when the time is over at this moment: it was entered before somebody looked at
    the clock, and the exam ends with the next look.

    Args:
        exam: the exam.
        response: what is entered.
        at: the present moment, in epoch milliseconds.
    """
    if exam.over or isinstance(response, Unknown):
        return exam
    answered_at = at if exam.ends_at is None else min(at, exam.ends_at)
    return _with_item(exam, replace(exam.items[exam.place], response=response, answered_at=answered_at))


def go_to(exam: Exam, place: int, at: int) -> Exam:
    """Show another question; a place that there is not changes nothing."""
    exam = expire(exam, at)
    if exam.over or not 0 <= place < len(exam.items):
        return exam
    return replace(_looked(exam, at), place=place)


def hand_in(exam: Exam, at: int) -> Exam:
    """End the exam with the answers that there are."""
    exam = expire(exam, at)
    return exam if exam.over else replace(_looked(exam, at), over_at=max(at, exam.began_at))


def expire(exam: Exam, at: int) -> Exam:
    """End the exam when its time is over; what was answered counts."""
    if exam.over or exam.ends_at is None or at < exam.ends_at:
        return exam
    return replace(_looked(exam, exam.ends_at), over_at=exam.ends_at)


def marked(exam: Exam, banks: Mapping[str, Bank], title: str, offset: int = 0) -> ExamResult:
    """Mark an exam: an answer that is nearly right counts, one that is missing does not.

    Args:
        exam: the exam; one that goes on is marked as it stands.
        banks: the banks of its questions, by deck id.
        title: what it is about.
        offset: offset of local time from UTC, in minutes.
    """
    lexicons = {deck: Lexicon(bank.names, bank.people) for deck, bank in banks.items()}
    over_at = exam.shown_at if exam.over_at is None else exam.over_at
    all_marked = tuple(_mark(item, banks, lexicons) for item in exam.items)
    return ExamResult(title, all_marked, exam.began_at, offset, max(0, over_at - exam.began_at), exam.timed_out)


def as_review(item: Item, bank: Bank, memory: Memory | None, scheduler: Scheduler, now: Moment, review: str) -> Change:
    """Return what an answer changes if it is to count as a review, as in a session.

    Args:
        item: a question that was answered.
        bank: the bank of its deck.
        memory: what is known of its card; None for a new one.
        scheduler: gives the next memory.
        now: the present moment, whose study day the review belongs to.
        review: unique id for the log entry.

    Raises:
        ValueError: the question was not answered.
    """
    question = item.question
    asked = Ask(bank.card[question.card], question, item.answered_at - item.took)
    known = {} if memory is None else {question.card: memory}
    session = Session({bank.deck: bank}, scheduler, known, step=asked)
    answered = Moment(item.answered_at, now.day, now.offset)
    after = machine.answer(session, item.response or Unknown(), answered, review)
    if item.response is None or not isinstance(after.step, Feedback):
        msg = f"{question.id} was not answered"
        raise ValueError(msg)
    return after.step.change


def _mark(item: Item, banks: Mapping[str, Bank], lexicons: Mapping[str, Lexicon]) -> Marked:
    question = item.question
    tags = banks[question.deck].card[question.card].tags
    if item.response is None:
        return Marked(question, tags, "", answered=False, right=False)
    assessment = grade(question, item.response, lexicons[question.deck])
    right = assessment.verdict is not Verdict.WRONG
    return Marked(
        question, tags, as_text(question, item.response), answered=True, right=right, reason=assessment.reason
    )


def _looked(exam: Exam, at: int) -> Exam:
    """Add the time since the question came up to it."""
    item = exam.items[exam.place]
    exam = _with_item(exam, replace(item, took=item.took + max(0, at - exam.shown_at)))
    return replace(exam, shown_at=at)


def _with_item(exam: Exam, item: Item) -> Exam:
    return replace(exam, items=(*exam.items[: exam.place], item, *exam.items[exam.place + 1 :]))
