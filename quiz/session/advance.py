"""Choose what a session shows next."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from quiz.ids import deck_of, stable_number
from quiz.memory.ladder import choose_question
from quiz.model.question import Question
from quiz.model.review import Memory, Phase
from quiz.session.state import Moment, Session
from quiz.session.steps import Ask, Done, Pause, Teach

_TAUGHT_AT_ONCE = 4
"""How many taught facts may wait for their questions before one of them is asked."""


def advance(session: Session, now: Moment, just_shown: str, *, early: bool = False) -> Session:
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
    at_once = 1 if session.newcomer and not session.tally.answered else _TAUGHT_AT_ONCE
    if len(pending) >= at_once:
        candidates += taught
    candidates += session.queue
    candidates += [card for _, card in session.waiting if card in pending]
    if early:
        candidates += others
    card = _first_without_leak(session, candidates)
    if card is not None:
        return show(session, card, now)
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
            if _to_teach(session, card) or session.leaks.clean(questions_of(session, card), private - {card}):
                return card
    return None


def _to_teach(session: Session, card: str) -> bool:
    return memory_of(session, card).phase is Phase.NEW and card not in session.taught


def questions_of(session: Session, card: str) -> tuple[Question, ...]:
    """Return every question that asks a card."""
    return session.banks[deck_of(card)].questions_of[card]


def memory_of(session: Session, card: str) -> Memory:
    """Return what is known of a card; a card without a memory is new."""
    return session.memories.get(card) or Memory(card)


def show(session: Session, card_id: str, now: Moment) -> Session:
    """Show a card: the fact when it is new and was not shown yet, else a question."""
    card = session.banks[deck_of(card_id)].card[card_id]
    memory = memory_of(session, card_id)
    session = replace(
        session,
        queue=tuple(card for card in session.queue if card != card_id),
        waiting=tuple(entry for entry in session.waiting if entry[1] != card_id),
    )
    if _to_teach(session, card_id):
        return replace(session, step=Teach(card))
    questions = questions_of(session, card_id)
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
