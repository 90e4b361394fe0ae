"""The session machine: each call takes a session and gives the next one.

The machine holds no clock, writes no file and draws nothing. Whoever runs it stores the
``Change`` of each answer before the next step is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quiz.ids import deck_of
from quiz.memory.ladder import guess_chance
from quiz.memory.scheduler import Scheduler
from quiz.model.question import Bank
from quiz.model.review import Grade, Memory, Review, Verdict
from quiz.session.advance import advance, memory_of, questions_of
from quiz.session.leaks import Leaks, without_leaks
from quiz.session.plan import Plan, interleave
from quiz.session.state import Moment, Session
from quiz.session.steps import Ask, Change, Done, Feedback, Pause, Teach

if TYPE_CHECKING:
    from quiz.grading.assessment import Assessment
    from quiz.grading.response import Response

LONGEST_ANSWER = 60_000
_EXACT = frozenset({"choice", "multi", "truefalse", "order", "match"})
"""Formats whose verdict leaves no doubt."""
_TEACH_GAP = 60_000
"""How long a taught fact rests before it is asked, in milliseconds, when there is more to show."""


def begin(
    banks: Mapping[str, Bank],
    plan: Plan,
    memories: Mapping[str, Memory],
    scheduler: Scheduler,
    now: Moment,
    *,
    newcomer: bool = False,
) -> Session:
    """Begin a session; a card that nothing asks, as its questions come to be written, has no part in it.

    Args:
        banks: the banks studied, by deck id.
        plan: what is to be studied.
        memories: memories by card id; cards without one are new.
        scheduler: gives the next memory.
        now: the present moment.
        newcomer: whether the learner has never answered anything.
    """
    planned = {*plan.due, *plan.new, *(card for _, card in plan.learning)}
    unasked = {card for card in planned if not banks[deck_of(card)].questions_of[card]}
    if unasked:
        planned, plan = planned - unasked, plan.without(unasked)
    known = {card: memories[card] for card in planned if card in memories}
    leaks = Leaks.of(banks, planned)
    queue, held = without_leaks(interleave(plan.due, plan.new), banks, known, leaks)
    start = Session(banks, scheduler, known, queue, plan.learning, held=held, leaks=leaks, newcomer=newcomer)
    return advance(start, now, "")


def understood(session: Session, now: Moment) -> Session:
    """Go on from a taught fact; its card is asked later in the session."""
    step = session.step
    if not isinstance(step, Teach):
        return session
    card = step.card.id
    waiting = tuple(sorted((*session.waiting, (now.at + _TEACH_GAP, card))))
    later = replace(session, waiting=waiting, taught=session.taught | {card}, past=(*session.past, session))
    return advance(later, now, card)


def answer(session: Session, response: "Response", now: Moment, review_id: str) -> Session:
    """Answer the question that is asked; the step becomes its feedback.

    Args:
        session: a session that asks a question; any other is returned as it is.
        response: the learner's answer.
        now: the moment of the answer.
        review_id: unique id for the log entry.
    """
    step = session.step
    if not isinstance(step, Ask):
        return session
    from quiz.grading.grade import grade  # noqa: PLC0415 - nothing is graded before the first question is shown
    from quiz.grading.names import Lexicon  # noqa: PLC0415 - as above
    from quiz.grading.response import Unknown  # noqa: PLC0415 - as above

    bank = session.banks[step.card.deck]
    assessment = grade(step.question, response, Lexicon(bank.names, bank.people))
    given = Grade.AGAIN
    if not isinstance(response, Unknown) and assessment.verdict is not Verdict.WRONG:
        given = Grade.HARD if step.hints else Grade.GOOD
    change = _change(session, step, response, assessment, given, now, review_id)
    feedback = Feedback(step.card, step.question, response, assessment, given, change)
    return replace(
        _with_change(session, change), step=feedback, tally=session.tally.counted(change), past=(*session.past, session)
    )


def regrade(session: Session, given: Grade, review_id: str) -> Session:
    """Let the learner correct a grade: "I knew it", "no", or an explicit Easy.

    A wrong answer is never Hard: it stays Again or, as the learner's own word on what was typed,
    becomes Good or Easy. The review keeps the moment of its answer.

    Args:
        session: a session that shows feedback; any other is returned as it is.
        given: the new grade.
        review_id: unique id for the log entry that replaces the first.
    """
    step = session.step
    if not isinstance(step, Feedback) or given is step.grade:
        return session
    if given not in _possible(step):
        return session
    asked = session.past[-1]
    if not isinstance(asked.step, Ask):
        return session
    first = step.change.review
    answered = Moment(first.at, first.day, first.offset)
    change = _change(asked, asked.step, step.response, step.assessment, given, answered, review_id)
    change = replace(change, replaces=first.id)
    feedback = replace(step, grade=given, change=change)
    return replace(_with_change(asked, change), step=feedback, tally=asked.tally.counted(change), past=session.past)


def proceed(session: Session, now: Moment) -> Session:
    """Go on from feedback; go on early from a pause; look again whether something is due when done."""
    step = session.step
    if isinstance(step, Feedback):
        return advance(session, now, step.card.id)
    if isinstance(step, Pause):
        return advance(replace(session, past=(*session.past, session)), now, "", early=True)
    return advance(session, now, "") if isinstance(step, Done) else session


def give_hint(session: Session) -> Session:
    """Give one hint more, as long as the question has any; what is right after it counts as Hard."""
    from quiz.grading.hints import hint  # noqa: PLC0415 - few questions need one

    step = session.step
    if not isinstance(step, Ask) or hint(step.question, step.hints + 1) is None:
        return session
    return replace(session, step=replace(step, hints=step.hints + 1))


def prospects(session: Session) -> Mapping[Grade, Memory]:
    """Return the memory that each grade leads to, for the answer that feedback is shown for.

    A grade that the answer cannot have is left out: a wrong answer is never Hard, and options
    that were picked wrong cannot have been known.
    """
    step = session.step
    if not isinstance(step, Feedback):
        return {}
    review, before = step.change.review, step.change.before
    chance = guess_chance(questions_of(session, step.card.id))
    return {grade: session.scheduler.review(before, grade, review.day, review.at, chance) for grade in _possible(step)}


def _possible(step: Feedback) -> tuple[Grade, ...]:
    from quiz.grading.response import Unknown  # noqa: PLC0415 - as above

    if step.assessment.verdict is not Verdict.WRONG and not isinstance(step.response, Unknown):
        return tuple(Grade)
    if isinstance(step.response, Unknown) or step.question.format in _EXACT:
        return (Grade.AGAIN,)
    return (Grade.AGAIN, Grade.GOOD, Grade.EASY)


@dataclass(frozen=True, slots=True)
class Undone:
    """Where undoing leads, and what is to be taken back in the store with it.

    Attributes:
        session: the earlier session.
        review: id of the review to take back; empty for none.
        deed: id of the deed to take back; empty for none.
    """

    session: Session
    review: str = ""
    deed: str = ""


def undo(session: Session, now: Moment) -> Undone:
    """Go one step back; the session itself where there is nothing to go back to."""
    if not session.past:
        return Undone(session)
    earlier = session.past[-1]
    review = session.last_review if session.tally.answered > earlier.tally.answered else ""
    deed = session.last_deed if session.last_deed != earlier.last_deed else ""
    if isinstance(earlier.step, Ask):
        earlier = replace(earlier, step=replace(earlier.step, asked_at=now.at))
    return Undone(earlier, review, deed)


def _with_change(session: Session, change: Change) -> Session:
    """Take an answer into the memories, and into the cards to show again when it is in learning."""
    card, after = change.review.card, change.after
    waiting = tuple(entry for entry in session.waiting if entry[1] != card)
    if after.due_at is not None:
        waiting = tuple(sorted((*waiting, (after.due_at, card))))
    memories = {**session.memories, card: after}
    return replace(session, memories=memories, waiting=waiting, last_review=change.review.id)


def _change(
    session: Session,
    step: Ask,
    response: "Response",
    assessment: "Assessment",
    given: Grade,
    now: Moment,
    review_id: str,
) -> Change:
    from quiz.grading.response import as_text  # noqa: PLC0415 - as above

    question = step.question
    before = memory_of(session, step.card.id)
    questions = session.banks[step.card.deck].questions_of[step.card.id]
    after = session.scheduler.review(before, given, now.day, now.at, guess_chance(questions))
    first = Grade.AGAIN if assessment.verdict is Verdict.WRONG else Grade.GOOD
    review = Review(
        id=review_id,
        card=step.card.id,
        question=question.id,
        format=question.format,
        at=now.at,
        offset=now.offset,
        day=now.day,
        grade=given,
        verdict=assessment.verdict,
        overridden=(given is Grade.AGAIN) != (first is Grade.AGAIN),
        answer=as_text(question, response),
        took=max(0, min(LONGEST_ANSWER, now.at - step.asked_at)),
        guess=question.guess,
        phase=before.phase,
        stability=before.stability,
    )
    return Change(review, before, replace(after, last_question=question.id))
