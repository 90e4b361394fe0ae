"""How long study is thought to take: the list of decks, sessions and deadlines say the same."""

from datetime import date
from itertools import pairwise

import pytest

from quiz.library.deadline import deadline
from quiz.library.library import Library
from quiz.session.steps import Teach
from tests.conftest import BUILTIN
from tests.support.clock import FakeClock
from tests.support.learner import right_answer


def test_one_quick_answer_does_not_make_the_rest_quick(library: Library, clock: FakeClock) -> None:
    """After one answer of a second each of the others is still thought to take some nine, everywhere."""
    study = library.study([BUILTIN])
    while isinstance(study.step, Teach):
        study.understood()
    question = study.session.step.question  # type: ignore[union-attr]
    clock.pass_time(seconds=1)
    study.answer(right_answer(question))
    study.proceed()
    pace = library.store.pace()
    assert pace.seconds == pytest.approx(101 / 11)
    outlook = library.outlook([BUILTIN])
    plan = library.plan([library.bank(BUILTIN)])
    assert (len(plan.new), len(plan.learning), outlook.today) == (19, 1, 20)
    assert outlook.seconds == pytest.approx((2 * 19 + 1) * pace.seconds)
    assert study.session.answers_left + 2 * len(study.session.held) == 2 * 19 + 1
    assert deadline(library, [BUILTIN], date(2026, 3, 12)).seconds == pace.seconds


def test_every_step_of_a_new_card_is_counted(library: Library, clock: FakeClock) -> None:
    """Showing a fact, and each answer to it, brings a session nearer to its end."""
    study = library.study([BUILTIN])
    shares = []
    for _ in range(30):
        session = study.session
        shares.append(session.steps_done / (session.steps_done + session.steps_left))
        clock.pass_time(seconds=5)
        if isinstance(study.step, Teach):
            study.understood()
        else:
            study.answer(right_answer(study.session.step.question))  # type: ignore[union-attr]
            study.proceed()
    assert shares[0] == 0
    assert all(before < after for before, after in pairwise(shares))
