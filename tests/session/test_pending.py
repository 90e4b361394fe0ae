"""Sessions over banks whose questions are not all written yet."""

from collections import Counter
from pathlib import Path

import pytest

from quiz.compiled.pending import PendingBank
from quiz.memory.scheduler import Scheduler
from quiz.model.question import Bank
from quiz.model.review import Memory, Phase
from quiz.model.settings import Settings
from quiz.questions.bank import build_bank
from quiz.session import machine
from quiz.session.aside import with_banks
from quiz.session.plan import Plan
from quiz.session.state import Moment, Session
from quiz.session.steps import Ask, Done, Teach
from tests.support.decks import make_deck

NOW = Moment(0, 739_000)
TWICE = """\
facts:
  - {id: a, visit: {who: Ann, to: Rome, when: 2001}}
  - {id: b, visit: {who: Bob, to: Rome, when: 2001}}
  - {id: c, visit: {who: Cleo, to: Oslo, when: 2003}}
"""
ONCE = TWICE.replace("id: b, visit: {who: Bob, to: Rome, when: 2001}", "id: b, visit: {who: Bob, to: Bern, when: 2002}")


def planned(session: Session) -> Counter[str]:
    """Return the cards that a session has still to show."""
    shown = [session.step.card.id] if isinstance(session.step, Teach | Ask) else []
    return Counter([*shown, *session.queue, *session.held, *(card for _, card in session.waiting)])


def session_over(bank: Bank, plan: Plan) -> Session:
    """Begin a session."""
    memories = {card: Memory(card, phase=Phase.REVIEW, stability=1.0, due_day=1, last_day=0) for card in plan.due}
    return machine.begin({"small": bank}, plan, memories, Scheduler(Settings()), NOW)


@pytest.mark.parametrize("how", ["new", "due", "learning"])
def test_a_card_that_nothing_asks_has_no_part_in_a_session(how: str, tmp_path: Path) -> None:
    """A session over a pending bank has the cards of one over the whole bank, whatever was planned."""
    deck = make_deck(tmp_path, TWICE)
    pending, whole = PendingBank(deck), build_bank(deck)
    unasked = pending.known - whole.known
    assert unasked

    def plan(bank: Bank) -> Plan:
        ids = tuple(bank.ids)
        if how == "learning":
            return Plan(learning=tuple((0, card) for card in ids))
        return Plan(due=ids) if how == "due" else Plan(new=ids)

    assert planned(session_over(pending, plan(pending))) == planned(session_over(whole, plan(whole)))


def test_a_session_of_nothing_that_can_be_asked_is_done(tmp_path: Path) -> None:
    """Where nothing of what was planned is asked, the session is over at once."""
    deck = make_deck(tmp_path, TWICE)
    pending = PendingBank(deck)
    unasked = sorted(pending.known - build_bank(deck).known)
    assert session_over(pending, Plan(new=tuple(unasked))).step == Done()


def test_an_edited_deck_asks_no_more_what_it_cannot_ask(tmp_path: Path) -> None:
    """A card that nothing asks any longer after the deck was edited leaves the session."""
    before = PendingBank(make_deck(tmp_path, ONCE))
    deck = make_deck(tmp_path, TWICE)
    after, whole = PendingBank(deck), build_bank(deck)
    session = session_over(before, Plan(new=tuple(before.ids)))
    assert planned(session).keys() - whole.known
    edited = with_banks(session, {"small": after}, NOW)
    assert not planned(edited).keys() - whole.known
