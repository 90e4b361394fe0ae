"""The session machine."""

import itertools
from pathlib import Path

import pytest

from quiz.grading.grade import grade
from quiz.grading.names import Lexicon
from quiz.grading.response import Picked, Typed, Unknown
from quiz.memory.scheduler import Scheduler
from quiz.model.question import Bank
from quiz.model.review import Grade, Memory, Phase, Verdict
from quiz.model.settings import Settings
from quiz.session import machine
from quiz.session.advance import presented
from quiz.session.plan import Plan
from quiz.session.state import Moment, Session
from quiz.session.steps import Ask, Done, Feedback, Pause, Teach
from tests.support.decks import make_bank
from tests.support.learner import right_answer

DAY = 739_000
BODY = """\
questions:
  - {id: a, choice: Which one?, answer: alpha, wrong: [beta, gamma, delta]}
  - {id: b, typed: Who was it?, answer: Leonardo}
  - {id: c, order: In which order?, items: [one, two, three]}
"""


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    """Return a bank with three cards of one question each."""
    return make_bank(tmp_path, BODY)


def begun(bank: Bank, *cards: str, at: int = 0, settings: Settings | None = None) -> Session:
    """Begin a session with new cards."""
    plan = Plan(new=tuple(f"small/{card}/question" for card in cards))
    return machine.begin({"small": bank}, plan, {}, Scheduler(settings or Settings()), Moment(at, DAY))


def asked(session: Session, at: int = 0) -> Session:
    """Read facts until a question is asked."""
    while isinstance(session.step, Teach):
        session = machine.understood(session, Moment(at, DAY))
    assert isinstance(session.step, Ask)
    return session


def test_a_session_without_cards_is_done_at_once(bank: Bank) -> None:
    """Nothing to study is a step of its own, and calls change nothing."""
    session = begun(bank)
    assert session.step == Done()
    assert machine.answer(session, Unknown(), Moment(0, DAY), "r") is session
    assert machine.understood(session, Moment(0, DAY)) is session
    assert machine.regrade(session, Grade.EASY, "r") is session
    assert machine.undo(session, Moment(0, DAY)).session is session


def test_taught_cards_are_asked_after_a_rest(bank: Bank) -> None:
    """A taught fact rests for a minute as long as there is more to show."""
    session = begun(bank, "a", "b", "c")
    session = machine.understood(session, Moment(0, DAY))
    assert isinstance(session.step, Teach)
    session = machine.understood(session, Moment(61_000, DAY))
    assert isinstance(session.step, Ask)
    assert session.step.card.fact == "a"
    assert session.remaining == 3


@pytest.mark.parametrize(
    ("response", "given", "verdict"),
    [
        (Typed("Leonardo"), Grade.GOOD, Verdict.CORRECT),
        (Typed("Leonrdo"), Grade.GOOD, Verdict.NEAR),
        (Typed("Raphael"), Grade.AGAIN, Verdict.WRONG),
        (Unknown(), Grade.AGAIN, Verdict.WRONG),
    ],
)
def test_verdicts_become_grades(bank: Bank, response: Typed | Unknown, given: Grade, verdict: Verdict) -> None:
    """Right and near are Good, wrong and unknown are Again; the answer is in the log entry."""
    session = machine.answer(asked(begun(bank, "b")), response, Moment(5_000, DAY, 60), "r1")
    assert isinstance(session.step, Feedback)
    review = session.step.change.review
    assert (review.grade, review.verdict, review.took, review.offset, review.phase) == (
        given,
        verdict,
        5_000,
        60,
        Phase.NEW,
    )
    assert review.answer == (response.text if isinstance(response, Typed) else "")
    assert session.memories["small/b/question"] == session.step.change.after


def test_a_wrong_answer_is_never_hard(bank: Bank) -> None:
    """The learner may claim a wrong answer as known or easy, but not as hard."""
    session = machine.answer(asked(begun(bank, "b")), Typed("Raphael"), Moment(0, DAY), "r1")
    assert machine.regrade(session, Grade.HARD, "r2") is session
    claimed = machine.regrade(session, Grade.GOOD, "r2")
    assert isinstance(claimed.step, Feedback)
    assert (claimed.step.change.replaces, claimed.step.change.review.overridden) == ("r1", True)
    right = machine.answer(asked(begun(bank, "b")), Typed("Leonardo"), Moment(0, DAY), "r1")
    hard = machine.regrade(right, Grade.HARD, "r2")
    assert isinstance(hard.step, Feedback)
    assert (hard.step.grade, hard.step.change.review.overridden) == (Grade.HARD, False)


def test_a_corrected_grade_counts_once(bank: Bank) -> None:
    """Correcting back and forth leaves one answer in the tally and one card waiting."""
    session = machine.answer(asked(begun(bank, "b")), Typed("Raphael"), Moment(0, DAY), "r1")
    for number, given in enumerate((Grade.GOOD, Grade.AGAIN, Grade.EASY), 2):
        session = machine.regrade(session, given, f"r{number}")
    assert (session.tally.answered, session.tally.passed, session.tally.missed) == (1, 1, ())
    assert session.waiting == ()
    assert isinstance(session.step, Feedback)
    assert session.step.change.before == Memory("small/b/question")


def test_long_thinking_is_capped(bank: Bank) -> None:
    """An answer counts a minute at most, so that a break does not."""
    session = machine.answer(asked(begun(bank, "b")), Unknown(), Moment(9_999_999, DAY), "r1")
    assert session.tally.took == machine.LONGEST_ANSWER


def test_undo_names_the_review_and_goes_back_to_the_question(bank: Bank) -> None:
    """From feedback and from the next step alike, undo leads to the question, unanswered."""
    question = asked(begun(bank, "a", "b"), at=100_000)
    feedback = machine.answer(question, Picked((0,)), Moment(100_000, DAY), "r1")
    onward = machine.proceed(feedback, Moment(100_000, DAY))
    for session in (feedback, onward):
        undone = machine.undo(session, Moment(200_000, DAY))
        earlier = undone.session
        assert (undone.review, undone.deed) == ("r1", "")
        assert earlier.memories == question.memories
        assert isinstance(earlier.step, Ask)
        assert earlier.step.asked_at == 200_000
    twice = machine.undo(machine.undo(onward, Moment(0, DAY)).session, Moment(0, DAY))
    assert (twice.review, type(twice.session.step)) == ("", Teach)


def test_a_forgotten_card_comes_back_in_the_session(bank: Bank) -> None:
    """With nothing else to do there is a pause, which ends when the card is due or the learner says so."""
    session = machine.answer(asked(begun(bank, "a")), Unknown(), Moment(0, DAY), "r1")
    session = machine.proceed(session, Moment(0, DAY))
    assert session.step == Pause(60_000, 1)
    for at in (0, 60_000):
        later = machine.proceed(session, Moment(at, DAY))
        assert isinstance(later.step, Ask)
        assert later.step.card.fact == "a"
    back = machine.undo(machine.proceed(session, Moment(0, DAY)), Moment(0, DAY))
    assert (back.session.step, back.review) == (session.step, "")


def test_a_question_comes_after_a_few_facts(tmp_path: Path) -> None:
    """Facts are not taught by the dozen before the first of them is asked."""
    body = "questions:\n" + "".join(f"  - {{id: q{n}, typed: Who is {n}?, answer: Ann{n}}}\n" for n in range(9))
    session = begun(make_bank(tmp_path, body), *(f"q{n}" for n in range(9)))
    taught = 0
    while isinstance(session.step, Teach):
        taught += 1
        session = machine.understood(session, Moment(0, DAY))
    assert taught == 4


def test_a_card_is_not_shown_twice_running_while_another_waits(bank: Bank) -> None:
    """With two cards in learning they take turns."""
    session, shown = asked(begun(bank, "a", "b")), []
    for number in range(6):
        session = machine.proceed(session, Moment(number, DAY)) if isinstance(session.step, Pause) else session
        assert isinstance(session.step, Ask)
        shown.append(session.step.card.fact)
        session = machine.proceed(
            machine.answer(session, Unknown(), Moment(number, DAY), f"r{number}"), Moment(number, DAY)
        )
    assert all(first != second for first, second in itertools.pairwise(shown))


def test_a_card_beyond_the_look_ahead_ends_the_session(bank: Bank) -> None:
    """A card whose step is longer than the look-ahead is left for later, and its time is told."""
    settings = Settings(learning_steps=(7_200,))
    session = machine.answer(asked(begun(bank, "a", settings=settings)), Unknown(), Moment(0, DAY), "r1")
    session = machine.proceed(session, Moment(0, DAY))
    assert session.step == Done(7_200_000)
    later = machine.proceed(session, Moment(7_200_000, DAY))
    assert isinstance(later.step, Ask)


def test_options_are_laid_out_anew_for_each_repetition(bank: Bank) -> None:
    """The place of the right option changes with the repetitions, and is the same for each one."""
    (question,) = bank.questions_of["small/a/question"]
    places = set()
    for reps in range(12):
        laid = presented(question, Memory("small/a/question", reps=reps))
        assert laid == presented(question, Memory("small/a/question", reps=reps))
        assert sorted(o.text for o in laid.options or ()) == ["alpha", "beta", "delta", "gamma"]
        places.add([option.correct for option in laid.options or ()].index(True))
    assert places == {0, 1, 2, 3}


def test_an_order_is_laid_out_by_chance(bank: Bank) -> None:
    """The items of an order come in any order, the right one too, and are graded by their words."""
    (question,) = bank.questions_of["small/c/question"]
    orders = set()
    for reps in range(60):
        laid = presented(question, Memory("small/c/question", reps=reps))
        orders.add(tuple(option.text for option in laid.options or ()))
        assert grade(laid, right_answer(laid), Lexicon()).verdict is Verdict.CORRECT
    assert len(orders) == 6


def test_what_is_right_after_a_hint_is_hard(bank: Bank) -> None:
    """A hint is given only as long as it does not tell the answer, and it lowers the grade of a right answer."""
    question = asked(begun(bank, "b"), at=61_000)
    hinted = machine.give_hint(machine.give_hint(machine.give_hint(question)))
    assert isinstance(hinted.step, Ask)
    assert hinted.step.hints == 2
    right = machine.answer(hinted, Typed("Leonardo"), Moment(70_000, DAY), "r")
    assert isinstance(right.step, Feedback)
    assert right.step.grade is Grade.HARD
    wrong = machine.answer(hinted, Typed("Raphael"), Moment(70_000, DAY), "r")
    assert isinstance(wrong.step, Feedback)
    assert wrong.step.grade is Grade.AGAIN


def test_each_grade_tells_where_it_leads(bank: Bank) -> None:
    """The prospects are the memories that the grades would store; a grade that cannot be is left out."""
    question = asked(begun(bank, "b"), at=61_000)
    right = machine.answer(question, Typed("Leonardo"), Moment(70_000, DAY), "r")
    found = machine.prospects(right)
    assert list(found) == list(Grade)
    for given in Grade:
        graded = machine.regrade(right, given, "s")
        assert isinstance(graded.step, Feedback)
        after = graded.step.change.after
        assert (found[given].due_at, found[given].due_day) == (after.due_at, after.due_day)
    wrong = machine.answer(question, Typed("Raphael"), Moment(70_000, DAY), "r")
    assert Grade.HARD not in machine.prospects(wrong)
    assert list(machine.prospects(machine.answer(question, Unknown(), Moment(70_000, DAY), "r"))) == [Grade.AGAIN]
    assert machine.prospects(question) == {}
