"""What happens to a session beside answers: cards are left out, decks are edited."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from quiz.ids import deck_of
from quiz.model.question import Bank
from quiz.model.review import Memory
from quiz.session.advance import advance, memory_of, questions_of, show
from quiz.session.leaks import Leaks
from quiz.session.state import Moment, Session
from quiz.session.steps import Ask, Feedback, Teach


def set_aside(session: Session, cards: Collection[str], deed: str, now: Moment) -> Session:
    """Leave cards out of the rest of the session, as a deed of the learner's says.

    Args:
        session: the session.
        cards: ids of the cards.
        deed: id of the deed, for undoing.
        now: the present moment.
    """
    shown = session.step.card.id if isinstance(session.step, Teach | Ask | Feedback) else ""
    rest = replace(
        session,
        queue=tuple(card for card in session.queue if card not in cards),
        waiting=tuple(entry for entry in session.waiting if entry[1] not in cards),
        taught=session.taught - set(cards),
        last_deed=deed,
        past=(*session.past, session),
    )
    return advance(rest, now, shown) if shown in cards else rest


def noted(session: Session, deed: str) -> Session:
    """Remember a deed that leaves the session as it is, so that it can be undone."""
    return replace(session, last_deed=deed, past=(*session.past, session))


def with_banks(session: Session, banks: Mapping[str, Bank], now: Moment) -> Session:
    """Go on with banks that were read anew: texts change, what is gone is not asked.

    The steps before cannot be gone back to, since they show what the decks said then.
    """
    gone = {card for card in {*_cards(session), *session.held} if not banks[deck_of(card)].questions_of.get(card)}
    queue = tuple(card for card in session.queue if card not in gone)
    waiting = tuple(entry for entry in session.waiting if entry[1] not in gone)
    held = tuple(card for card in session.held if card not in gone)
    leaks = Leaks.of(banks, {*queue, *(card for _, card in waiting)} | (_shown(session) - gone))
    fresh = replace(
        session,
        banks=banks,
        queue=queue,
        waiting=waiting,
        taught=session.taught - gone,
        held=held,
        leaks=leaks,
        past=(),
    )
    step = session.step
    if not isinstance(step, Teach | Ask | Feedback):
        return fresh
    if step.card.id in gone:
        return advance(fresh, now, step.card.id)
    card = banks[step.card.deck].card[step.card.id]
    if isinstance(step, Teach):
        return replace(fresh, step=Teach(card))
    same = next((q for q in questions_of(fresh, card.id) if q.id == step.question.id), None)
    if isinstance(step, Feedback):
        return replace(fresh, step=replace(step, card=card, question=same or step.question))
    return show(fresh, card.id, now)


def informed(session: Session, card: str, memory: Memory | None) -> Session:
    """Go on with what is remembered of a card now, which was answered elsewhere."""
    return replace(session, memories={**session.memories, card: memory or Memory(card)})


def caught_up(session: Session, memories: Mapping[str, Memory | None], asleep: Collection[str], now: Moment) -> Session:
    """Take in what was done elsewhere: what was answered there is not asked again from the queue.

    Nor are its siblings; a card that is in its learning steps now waits for the next of them. Feedback
    that is shown stays.

    Args:
        session: the session.
        memories: what is remembered now of cards that were answered elsewhere; None for a new card.
        asleep: cards that are left out today.
        now: the present moment.
    """
    here = {card: memory for card, memory in memories.items() if deck_of(card) in session.banks}
    moved = {card for card, memory in here.items() if (memory or Memory(card)) != memory_of(session, card)}
    answered = {_fact(card) for card in moved if here[card] is not None}
    planned = _cards(session)
    gone = (moved | set(asleep) | {card for card in planned if _fact(card) in answered}) & planned
    if not gone:
        return session
    now_known = {card: here[card] or Memory(card) for card in moved & gone}
    waiting = [entry for entry in session.waiting if entry[1] not in gone]
    waiting += [
        (memory.due_at, card) for card, memory in now_known.items() if memory.due_at is not None and card not in asleep
    ]
    rest = replace(
        session,
        queue=tuple(card for card in session.queue if card not in gone),
        waiting=tuple(sorted(waiting)),
        taught=session.taught - gone,
        memories={**session.memories, **now_known},
    )
    shown = session.step.card.id if isinstance(session.step, Teach | Ask) else ""
    return advance(rest, now, shown) if shown in gone else rest


def _fact(card: str) -> str:
    return card.rpartition("/")[0]


def _cards(session: Session) -> set[str]:
    return {*session.queue, *(card for _, card in session.waiting), *session.taught} | _shown(session)


def _shown(session: Session) -> set[str]:
    return {session.step.card.id} if isinstance(session.step, Teach | Ask | Feedback) else set()
