"""No question of a session tells what another one still asks."""

import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from quiz.grading.response import Unknown
from quiz.memory.scheduler import Scheduler
from quiz.model.question import Bank
from quiz.model.review import Memory, Phase
from quiz.model.settings import Settings
from quiz.session import machine
from quiz.session.leaks import Leaks, without_leaks
from quiz.session.plan import Plan
from quiz.session.state import Moment, Session
from quiz.session.steps import Ask, Done, Feedback, Pause, Teach
from quiz.text import contains_words
from tests.support.decks import make_bank
from tests.support.examples import few
from tests.support.learner import right_answer

DAY = 739_000
CHAIN = """\
questions:
  - {id: a, typed: "Who taught Berta?", answer: Anton}
  - {id: b, typed: "Who taught Clara?", answer: Berta}
  - {id: c, typed: "Who taught Doris?", answer: Clara}
"""
CYCLE = """\
questions:
  - {id: a, typed: "Who married Berta?", answer: Anton}
  - {id: b, typed: "Whom did Anton marry?", answer: Berta}
  - {id: c, typed: "Who taught Doris?", answer: Clara}
"""
PRINTED = """\
questions:
  - {id: a, match: "Which capital belongs to each?", pairs: {Italy: Rome, Norway: Oslo, France: Paris}}
  - {id: b, typed: "Where is the Colosseum?", answer: Rome, accept: [Roma]}
  - {id: c, choice: "Which one?", answer: alpha, wrong: [Rome, beta]}
"""


def card(name: str) -> str:
    """Return the id of a hand-written question's card."""
    return f"small/{name}/question"


def ordered(bank: Bank, *names: str) -> tuple[list[str], list[str]]:
    """Put cards in order; return the names of those in order and of those held back."""
    cards = [card(name) for name in names]
    order, held = without_leaks(cards, {"small": bank}, {}, Leaks.of({"small": bank}, cards))
    return [found.split("/")[1] for found in order], [found.split("/")[1] for found in held]


def test_a_card_comes_before_the_question_that_prints_its_answer(tmp_path: Path) -> None:
    """Berta is asked for before a stem names her, whatever the order of the deck."""
    bank = make_bank(tmp_path, CHAIN)
    assert ordered(bank, "a", "b", "c") == (["c", "b", "a"], [])
    assert ordered(bank, "c", "b", "a") == (["c", "b", "a"], [])


def test_of_two_cards_that_tell_each_other_one_is_held_back(tmp_path: Path) -> None:
    """Where no order helps, the rest of the session goes on without one of the two."""
    order, held = ordered(make_bank(tmp_path, CYCLE), "a", "b", "c")
    assert len(held) == 1
    assert {*order, *held} == {"a", "b", "c"}


def test_what_is_to_be_matched_is_printed_and_options_of_a_choice_are_not(tmp_path: Path) -> None:
    """The lines of a match give answers away; that an option exists does not say what it answers."""
    bank = make_bank(tmp_path, PRINTED)
    leaks = Leaks.of({"small": bank}, [card(name) for name in "abc"])
    told = {question.fact: leaks.leaked(question) for question in bank.questions}
    assert told == {"a": {card("b")}, "b": frozenset(), "c": frozenset()}


def told(session: Session) -> set[str]:
    """Return the answers of cards still to be asked that stand in the present stem."""
    step = session.step
    assert isinstance(step, Ask)
    later = session.unasked - {step.card.id}
    questions = (q for c in later for q in session.banks[c.split("/")[0]].questions_of[c])
    answers = {a for q in questions if q.format not in {"truefalse", "order", "match"} for a in q.answers}
    return {answer for answer in answers if contains_words(step.question.stem, answer)}


@few(25)
@given(seed=st.integers(0, 10_000), share=st.floats(0, 1), known=st.floats(0, 1))
def test_no_stem_of_a_session_prints_an_answer_still_to_be_asked(
    bank: Bank, seed: int, share: float, known: float
) -> None:
    """Whatever is new, due or missed, no stem names the answer of a card not yet asked, and all is asked."""
    chance = random.Random(seed)
    facts: dict[str, str] = {}
    for found in chance.sample(bank.cards, len(bank.cards)):
        facts.setdefault(found.fact, found.id)
    cards = list(facts.values())[:40]
    split = round(len(cards) * share)
    memories = {
        c: Memory(c, Phase.REVIEW, stability=chance.choice((3.0, 10.0, 40.0)), difficulty=5.0, due_day=DAY, reps=3)
        for c in cards[:split]
    }
    plan = Plan(due=tuple(cards[:split]), new=tuple(cards[split:]))
    session = machine.begin({bank.deck: bank}, plan, memories, Scheduler(Settings()), Moment(0, DAY))
    now = 0
    shown: set[str] = set()
    for number in range(1_000):
        now += chance.randrange(1_000, 40_000)
        moment = Moment(now, DAY)
        step = session.step
        if isinstance(step, Teach):
            session = machine.understood(session, moment)
        elif isinstance(step, Ask):
            assert told(session) == set()
            shown.add(step.card.id)
            response = right_answer(step.question) if chance.random() < known or number > 400 else Unknown()
            session = machine.answer(session, response, moment, f"r{number}")
        elif isinstance(step, Feedback | Pause):
            session = machine.proceed(session, moment)
        else:
            break
    assert session.step == Done()
    assert shown == set(cards) - set(session.held)
    assert len(session.held) <= len(cards) / 5
