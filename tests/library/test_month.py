"""A month of a learner, day by day, with what has to hold on each of them."""

import random
from collections import Counter

from quiz.grading.response import Unknown
from quiz.library.library import Library
from quiz.memory.scheduler import Scheduler
from quiz.model.review import Grade, Memory, Phase
from quiz.session.machine import prospects
from quiz.session.steps import Ask, Done, Feedback, Pause, Teach
from tests.conftest import BUILTIN
from tests.support.clock import FakeClock
from tests.support.learner import right_answer

DAYS = 30
SETTLED = 20_000
"""More steps than any day can take; a session that does not end is a fault."""


def study_a_day(library: Library, clock: FakeClock, chance: random.Random) -> list[str]:
    """Go through a day's session as people do, with hints, wrong answers, deeds and undoing; return the cards asked."""
    study = library.study([BUILTIN])
    asked: list[str] = []
    for _ in range(SETTLED):
        clock.pass_time(seconds=chance.uniform(2, 25))
        step = study.step
        if isinstance(step, Done):
            return asked
        if isinstance(step, Teach):
            study.understood()
        elif isinstance(step, Ask):
            if chance.random() < 0.1:
                study.hint()
            if chance.random() < 0.01:
                (study.bury if chance.random() < 0.7 else study.suspend)()
                continue
            asked.append(step.card.id)
            study.answer(right_answer(step.question) if chance.random() < 0.85 else Unknown())
        elif isinstance(step, Feedback):
            grades = list(prospects(study.session))
            if chance.random() < 0.1:
                study.regrade(chance.choice(grades))
            if chance.random() < 0.03 and study.undo():
                continue
            study.proceed()
        elif isinstance(step, Pause):
            study.proceed()
    msg = "the session does not end"
    raise AssertionError(msg)


def replayed(library: Library) -> dict[str, Memory]:
    """Compute every memory from the log alone."""
    scheduler = Scheduler(library.settings)
    bank = library.bank(BUILTIN)
    memories: dict[str, Memory] = {}
    for review in library.store.reviews(BUILTIN):
        before = memories.get(review.card, Memory(review.card))
        guess = min(question.guess for question in bank.questions_of[review.card])
        memories[review.card] = scheduler.review(before, review.grade, review.day, review.at, guess)
    return memories


def test_a_month_of_study_keeps_its_promises(library: Library, clock: FakeClock) -> None:
    """Each day limits hold, siblings stay apart, memories agree with the log, and nothing due is forgotten."""
    chance = random.Random(30)
    settings = library.settings
    kept_at_it = 0
    for day in range(DAYS):
        today = library.now().day
        planned = library.plan([library.bank(BUILTIN)])
        asked = study_a_day(library, clock, chance)
        kept_at_it = kept_at_it + 1 if asked else 0
        reviews = [review for review in library.store.reviews(BUILTIN) if review.day == today]
        assert sum(review.phase is Phase.NEW for review in reviews) <= settings.new_per_day
        assert sum(review.phase is Phase.REVIEW for review in reviews) <= settings.reviews_per_day
        facts = Counter(card.rsplit("/", 1)[0] for card in {review.card for review in reviews})
        assert max(facts.values(), default=1) == 1, "two cards of one fact on one day"
        assert set(asked) <= {*planned.due, *planned.new, *(card for _, card in planned.learning)}
        memories = library.store.memories(BUILTIN)
        expected = replayed(library)
        assert memories.keys() == expected.keys()
        for card, memory in memories.items():
            again = expected[card]
            assert (memory.stability, memory.difficulty) == (again.stability, again.difficulty), card
            assert (memory.due_day, memory.phase, memory.lapses) == (again.due_day, again.phase, again.lapses), card
            assert memory.stability is not None
            assert memory.stability > 0
            assert memory.difficulty is not None
            assert 1 <= memory.difficulty <= 10
        states = library.store.states(BUILTIN)
        left = library.plan([library.bank(BUILTIN)])
        late = [card for card in left.due if card in planned.due and not (card in states and states[card].suspended)]
        assert len(late) <= len(planned.due) / 4, f"day {day}: {late}"
        if asked:
            assert library.outlook([BUILTIN]).streak == kept_at_it
        clock.moment = clock.moment.replace(hour=9, minute=0)
        clock.pass_time(days=1)
    learnt = [memory for memory in library.store.memories(BUILTIN).values() if memory.phase is Phase.REVIEW]
    assert len(learnt) > 60
    assert {review.grade for review in library.store.reviews(BUILTIN)} == set(Grade)
