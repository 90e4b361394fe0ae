"""The session machine: each call takes a session and gives the next one.

The machine holds no clock, writes no file and draws nothing. Whoever runs it stores the
``Change`` of each answer before the next step is shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from quiz.grading.assessment import Assessment
from quiz.grading.grade import grade
from quiz.grading.names import Lexicon
from quiz.grading.response import Response, Unknown, as_text
from quiz.ids import stable_number
from quiz.memory.ladder import choose_question, guess_chance
from quiz.memory.scheduler import Scheduler
from quiz.model.question import Bank, Question
from quiz.model.review import Grade, Memory, Phase, Review, Verdict
from quiz.session.leaks import Leaks, without_leaks
from quiz.session.plan import Plan, interleave
from quiz.session.state import Moment, Session
from quiz.session.steps import Ask, Change, Done, Feedback, Pause, Teach

LONGEST_ANSWER = 60_000
_TEACH_GAP = 60_000
"""How long a taught fact rests before it is asked, in milliseconds, when there is more to show."""
_TAUGHT_AT_ONCE = 4
"""How many taught facts may wait for their questions before one of them is asked."""


def begin(
    banks: Mapping[str, Bank], plan: Plan, memories: Mapping[str, Memory], scheduler: Scheduler, now: Moment
) -> Session:
    """Begin a session.

    Args:
        banks: the banks studied, by deck id.
        plan: what is to be studied.
        memories: memories by card id; cards without one are new.
        scheduler: gives the next memory.
        now: the present moment.
    """
    planned = {*plan.due, *plan.new, *(card for _, card in plan.learning)}
    known = {card: memories[card] for card in planned if card in memories}
    leaks = Leaks.of(banks, planned)
    queue, held = without_leaks(interleave(plan.due, plan.new), banks, known, leaks)
    start = Session(banks, scheduler, known, queue, plan.learning, held=held, leaks=leaks)
    return _advance(start, now, "")


def understood(session: Session, now: Moment) -> Session:
    """Go on from a taught fact; its card is asked later in the session."""
    step = session.step
    if not isinstance(step, Teach):
        return session
    card = step.card.id
    waiting = tuple(sorted((*session.waiting, (now.at + _TEACH_GAP, card))))
    later = replace(session, waiting=waiting, taught=session.taught | {card}, past=(*session.past, session))
    return _advance(later, now, card)


def answer(session: Session, response: Response, now: Moment, review_id: str) -> Session:
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
    bank = session.banks[step.card.deck]
    assessment = grade(step.question, response, Lexicon(bank.names, bank.people))
    given = Grade.AGAIN if isinstance(response, Unknown) or assessment.verdict is Verdict.WRONG else Grade.GOOD
    change = _change(session, step, response, assessment, given, now, review_id)
    feedback = Feedback(step.card, step.question, response, assessment, given, change)
    return replace(
        _with_change(session, change), step=feedback, tally=session.tally.counted(change), past=(*session.past, session)
    )


def regrade(session: Session, given: Grade, review_id: str) -> Session:
    """Let the learner correct a grade: "I knew it", "no", or an explicit Easy.

    A wrong answer is never Hard: it stays Again or, as the learner's own word, becomes Good
    or Easy. The review keeps the moment of its answer.

    Args:
        session: a session that shows feedback; any other is returned as it is.
        given: the new grade.
        review_id: unique id for the log entry that replaces the first.
    """
    step = session.step
    if not isinstance(step, Feedback) or given is step.grade:
        return session
    if given is Grade.HARD and step.assessment.verdict is Verdict.WRONG:
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
        return _advance(session, now, step.card.id)
    if isinstance(step, Pause):
        return _advance(replace(session, past=(*session.past, session)), now, "", early=True)
    return _advance(session, now, "") if isinstance(step, Done) else session


def undo(session: Session, now: Moment) -> tuple[Session, str]:
    """Go one step back.

    Returns:
        The earlier session, and the id of the review that is to be undone in the store;
        the session itself and an empty id when there is nothing to go back to.
    """
    if not session.past:
        return session, ""
    earlier = session.past[-1]
    undone = session.last_review if session.tally.answered > earlier.tally.answered else ""
    if isinstance(earlier.step, Ask):
        earlier = replace(earlier, step=replace(earlier.step, asked_at=now.at))
    return earlier, undone


def _with_change(session: Session, change: Change) -> Session:
    """Take an answer into the memories, and into the cards to show again when it is in learning."""
    card, after = change.review.card, change.after
    waiting = tuple(entry for entry in session.waiting if entry[1] != card)
    if after.due_at is not None:
        waiting = tuple(sorted((*waiting, (after.due_at, card))))
    memories = {**session.memories, card: after}
    return replace(session, memories=memories, waiting=waiting, last_review=change.review.id)


def _change(
    session: Session, step: Ask, response: Response, assessment: Assessment, given: Grade, now: Moment, review_id: str
) -> Change:
    question = step.question
    before = _memory(session, step.card.id)
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
    )
    return Change(review, before, replace(after, last_question=question.id))


def _advance(session: Session, now: Moment, just_shown: str, *, early: bool = False) -> Session:
    """Show the next card.

    A card in learning that is due goes first, then a taught one once several wait for their
    question, then the queue. With the queue empty, taught cards are asked without their rest;
    for cards that were answered already there is a pause, unless the learner wants them early.
    Whatever would tell the answer of a card that is still to be asked comes after that card.
    """
    others = [card for _, card in session.waiting if card != just_shown] or [card for _, card in session.waiting]
    pending = session.unasked & session.taught
    taught = [card for card in others if card in pending]
    candidates = [card for at, card in session.waiting if at <= now.at and (card != just_shown or not session.queue)]
    if len(pending) >= _TAUGHT_AT_ONCE:
        candidates += taught
    candidates += session.queue
    candidates += [card for _, card in session.waiting if card in pending]
    if early:
        candidates += others
    card = _first_without_leak(session, candidates)
    if card is not None:
        return _show(session, card, now)
    if not others:
        return replace(session, step=Done())
    ahead = now.at + session.scheduler.settings.learn_ahead * 1_000
    soon = [entry for entry in session.waiting if entry[0] <= ahead]
    first = session.waiting[0][0]
    return replace(session, step=Pause(first, len(soon)) if soon else Done(first))


def _first_without_leak(session: Session, candidates: Sequence[str]) -> str | None:
    """Choose the first card that tells nothing of cards waiting to be shown, or at least of none never asked."""
    for private in (session.unasked | {card for _, card in session.waiting}, session.unasked):
        for card in candidates:
            if _to_teach(session, card) or session.leaks.clean(_questions(session, card), private - {card}):
                return card
    return None


def _to_teach(session: Session, card: str) -> bool:
    return _memory(session, card).phase is Phase.NEW and card not in session.taught


def _questions(session: Session, card: str) -> tuple[Question, ...]:
    return session.banks[card.partition("/")[0]].questions_of[card]


def _memory(session: Session, card: str) -> Memory:
    """Return what is known of a card; a card without a memory is new."""
    return session.memories.get(card) or Memory(card)


def _show(session: Session, card_id: str, now: Moment) -> Session:
    card = session.banks[card_id.partition("/")[0]].card[card_id]
    memory = _memory(session, card_id)
    session = replace(
        session,
        queue=tuple(card for card in session.queue if card != card_id),
        waiting=tuple(entry for entry in session.waiting if entry[1] != card_id),
    )
    if _to_teach(session, card_id):
        return replace(session, step=Teach(card))
    questions = _questions(session, card_id)
    waiting = {card for _, card in session.waiting}
    clean = session.leaks.clean(questions, session.unasked | waiting) or session.leaks.clean(questions, session.unasked)
    question = choose_question(clean or questions, memory)
    asked = session.asked | {card_id}
    return replace(session, step=Ask(card, presented(question, memory), now.at), asked=asked)


def presented(question: Question, memory: Memory) -> Question:
    """Lay the options of a question out anew for each repetition, unless their order is fixed."""
    if not question.options or question.pinned:
        return question
    options = list(question.options)
    Random(stable_number("present", question.id, memory.reps)).shuffle(options)  # noqa: S311 - no secret
    return replace(question, options=tuple(options))
