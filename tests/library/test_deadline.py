"""Deadlines joined to the store."""

from dataclasses import replace
from datetime import date

import pytest

from quiz.errors import QuizError
from quiz.library.deadline import deadline, exam_date, exam_day, study_deadline
from quiz.library.library import Library
from quiz.model.settings import DeckSettings
from quiz.session.steps import Ask, Teach
from tests.conftest import BUILTIN
from tests.support.clock import FakeClock
from tests.support.learner import right_answer, study_all

EXAM = date(2026, 3, 12)


def test_todays_part_is_studied_and_counts(library: Library, clock: FakeClock) -> None:
    """What the plan wants today is asked and stored; planned anew, today wants no more than its time."""
    planned = deadline(library, [BUILTIN], EXAM, 10)
    wanted = {*planned.today.new, *planned.today.reviews}
    assert wanted
    asked = {question.card for question in study_all(study_deadline(library, planned), clock)}
    assert asked
    assert asked <= wanted
    assert set(library.store.memories(BUILTIN)) == asked
    again = deadline(library, [BUILTIN], EXAM, 10)
    assert asked.isdisjoint({*again.today.new, *again.today.reviews})
    assert again.plan.days[0].answers + 2 * len(asked) <= 10 * 60 / min(planned.seconds, again.seconds)
    assert study_deadline(library, planned).session.remaining <= len(wanted - asked)


def test_keeping_to_the_plan_leads_where_it_says(library: Library, clock: FakeClock) -> None:
    """A learner who knows everything recalls at least as much as was expected."""
    first = deadline(library, [BUILTIN], EXAM, 15)
    assert first.plan.recalled >= first.plan.daily > first.plan.nothing == 0
    for _ in range(10):
        study_all(study_deadline(library, deadline(library, [BUILTIN], EXAM, 15)), clock)
        clock.pass_time(days=1)
        clock.moment = clock.moment.replace(hour=9, minute=0)
        if library.now().day >= EXAM.toordinal():
            break
    assert library.now().day == EXAM.toordinal()
    after = deadline(library, [BUILTIN], date(2026, 3, 13), 15)
    assert after.plan.nothing >= 0.9 * first.plan.recalled


def test_cards_left_out_and_put_off_are_not_planned_for_today(library: Library) -> None:
    """A suspended card is in no plan; a buried one waits for tomorrow."""
    suspended, buried = (card.id for card in library.bank(BUILTIN).cards[:2])
    library.deeds.suspend([suspended])
    library.deeds.bury([buried])
    plan = deadline(library, [BUILTIN], EXAM, 600).plan
    assert plan.cards == len(library.bank(BUILTIN).cards) - 1
    assert suspended not in {card for load in plan.days for card in load.new}
    assert buried not in plan.days[0].new
    assert buried in {card for load in plan.days for card in load.new}


@pytest.mark.parametrize("exam", [date(2026, 3, 2), date(2026, 3, 1), date(2036, 1, 1)])
def test_an_exam_has_to_lie_ahead(library: Library, exam: date) -> None:
    """Today, the past and a day too far off are refused in one line."""
    with pytest.raises(QuizError, match="has to be after today and within three years"):
        deadline(library, [BUILTIN], exam)


def test_dates_and_minutes_are_checked() -> None:
    """What is no date is told with the right way to write one."""
    assert exam_day(" 2026-12-24 ") == date(2026, 12, 24)
    with pytest.raises(QuizError, match=r"'24\.12\.' is no date"):
        exam_day("24.12.")


def test_the_day_that_is_set_for_a_deck_is_proposed(library: Library, clock: FakeClock) -> None:
    """As long as it lies ahead, the exam of the deck's settings is the one to plan for."""
    assert exam_date(library, [BUILTIN]) is None
    library.adopt(replace(library.settings, decks={BUILTIN: DeckSettings(exam=EXAM)}))
    assert exam_date(library, [BUILTIN]) == EXAM
    clock.pass_time(days=10)
    assert exam_date(library, [BUILTIN]) is None


def test_cards_in_learning_are_part_of_today(library: Library, clock: FakeClock) -> None:
    """What was begun and comes back after minutes is counted and timed among today's reviews, once."""
    study = study_deadline(library, deadline(library, [BUILTIN], EXAM, 10))
    while isinstance(study.step, Teach):
        study.understood()
    assert isinstance(study.step, Ask)
    card = study.step.card.id
    study.answer(right_answer(study.step.question))
    planned = deadline(library, [BUILTIN], EXAM, 10)
    assert planned.today.reviews.count(card) == 1
    assert planned.days[0] == planned.today
    assert planned.today.answers == planned.plan.days[0].answers + 1
    clock.pass_time(days=1)
    planned = deadline(library, [BUILTIN], EXAM, 10)
    assert planned.today.reviews.count(card) == 1
    asked = [question.card for question in study_all(study_deadline(library, planned), clock)]
    assert asked.count(card) == 1
