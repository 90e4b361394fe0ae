"""Cards that are left out, and decks that are edited, in the middle of a session."""

from pathlib import Path

import pytest

from quiz.grading.response import Typed
from quiz.memory.scheduler import Scheduler
from quiz.model.question import Bank
from quiz.model.settings import Settings
from quiz.session import machine
from quiz.session.aside import noted, set_aside, with_banks
from quiz.session.plan import Plan
from quiz.session.state import Moment, Session
from quiz.session.steps import Ask, Done, Feedback, Teach
from tests.support.decks import make_bank

DAY = 739_000
NOW = Moment(61_000, DAY)
BODY = """\
questions:
  - {id: a, typed: "Who was first?", answer: Anton}
  - {id: b, typed: "Who was second?", answer: Berta}
  - {id: c, typed: "Who was third?", answer: Clara}
"""


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    """Return a bank of three cards."""
    return make_bank(tmp_path, BODY)


@pytest.fixture
def session(bank: Bank) -> Session:
    """Return a session that shows the first of three new facts."""
    plan = Plan(new=tuple(f"small/{name}/question" for name in "abc"))
    return machine.begin({"small": bank}, plan, {}, Scheduler(Settings()), Moment(0, DAY))


def asking(session: Session) -> Session:
    """Read facts until a question is asked."""
    while isinstance(session.step, Teach):
        session = machine.understood(session, NOW)
    assert isinstance(session.step, Ask)
    return session


def shown(session: Session) -> str:
    """Return the fact that is shown."""
    assert isinstance(session.step, Teach | Ask | Feedback)
    return session.step.card.fact


def test_a_card_that_is_set_aside_does_not_come_again(session: Session) -> None:
    """The next card is shown at once, and the one set aside is not asked in this session."""
    after = set_aside(asking(session), ["small/a/question"], "deed", NOW)
    assert shown(after) == "b"
    for _ in range(9):
        after = asking(after) if isinstance(after.step, Teach) else after
        if isinstance(after.step, Ask):
            assert after.step.card.fact != "a"
            after = machine.answer(after, Typed(after.step.question.answers[0]), NOW, "r")
        after = machine.proceed(after, Moment(9_000_000, DAY))
    assert after.step == Done()


def test_deeds_are_undone_in_their_turn(session: Session) -> None:
    """Undoing tells which deed is to be taken back in the store, and shows the card again."""
    asked = asking(session)
    flagged = noted(asked, "flagged")
    gone = set_aside(flagged, ["small/a/question"], "buried", NOW)
    first = machine.undo(gone, NOW)
    assert (first.review, first.deed, shown(first.session)) == ("", "buried", "a")
    second = machine.undo(first.session, NOW)
    assert (second.review, second.deed, shown(second.session)) == ("", "flagged", "a")
    answered = machine.answer(second.session, Typed("Anton"), NOW, "r1")
    third = machine.undo(answered, NOW)
    assert (third.review, third.deed) == ("r1", "")


def test_an_edited_deck_is_asked_as_it_is_now(session: Session, tmp_path: Path) -> None:
    """A reworded question stands in its new words, and a card that is gone is asked no more."""
    asked = asking(session)
    reworded = make_bank(tmp_path, BODY.replace("Who was first?", "Who came first?"))
    after = with_banks(asked, {"small": reworded}, NOW)
    assert isinstance(after.step, Ask)
    assert after.step.question.stem == "Who came first?"
    gone = make_bank(tmp_path, "\n".join(line for line in BODY.splitlines() if "id: a" not in line) + "\n")
    after = with_banks(asked, {"small": gone}, NOW)
    assert shown(after) != "a"
    assert machine.undo(after, NOW).session is after
