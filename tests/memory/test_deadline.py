"""Plans up to an exam."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.memory.deadline import DayLoad, Span, minutes, minutes_text, plan_deadline
from quiz.memory.expectation import Candidate, begun, expected, interval, lapsed
from quiz.memory.formulas import State, following, recall
from quiz.model.review import Grade
from tests.support.examples import few

TODAY = 1_000


def candidates(learnt: int, new: int, seed: int, siblings: int = 1) -> list[Candidate]:
    """Return some learnt cards, remembered more or less, and some new ones."""
    random = Random(seed)
    cards = []
    for number in range(learnt + new):
        group = f"g{number // siblings}"
        if number >= learnt:
            cards.append(Candidate(f"c{number}", group=group))
            continue
        stability, last = random.uniform(0.5, 40), TODAY - random.randint(1, 30)
        due = last + interval(stability, 0.9)
        cards.append(Candidate(f"c{number}", stability, random.uniform(2, 9), last, due, group=group))
    return cards


def schedules(days: Sequence[DayLoad]) -> dict[str, list[int]]:
    """Return the days of each card."""
    found: dict[str, list[int]] = {}
    for load in days:
        for card in (*load.new, *load.reviews):
            found.setdefault(card, []).append(load.day)
    return found


@settings(max_examples=60)
@given(
    learnt=st.integers(0, 12),
    new=st.integers(0, 12),
    seed=st.integers(0, 99),
    siblings=st.integers(1, 3),
    days=st.integers(1, 40),
    budget=st.floats(0, 15),
    spent=st.floats(0, 20),
)
def test_a_plan_keeps_to_its_limits(
    learnt: int, new: int, seed: int, siblings: int, days: int, budget: float, spent: float
) -> None:
    """No day is over its budget, siblings have days of their own, and no other plan reckoned is better."""
    cards = candidates(learnt, new, seed, siblings)
    span = Span(TODAY, TODAY + days, budget, spent)
    plan = plan_deadline(cards, span)
    assert [load.day for load in plan.days] == list(range(TODAY, TODAY + days))
    for load in plan.days:
        assert load.answers <= max(0, budget - spent if load.day == TODAY else budget) + 1e-9
    groups = {card.card: card.group for card in cards}
    for load in plan.days:
        asked = [groups[card] for card in (*load.new, *load.reviews)]
        assert len(asked) == len(set(asked))
    planned = schedules(plan.days)
    fresh = {card.card for card in cards if card.state is None}
    begun_cards = [card for load in plan.days for card in load.new]
    assert sorted(begun_cards) == sorted(fresh & set(planned))
    for load in plan.days:
        assert all(planned[card][0] == load.day for card in load.new)
    reckoned = sum(expected(card, planned.get(card.card, ()), span.exam) for card in cards)
    assert plan.recalled == pytest.approx(reckoned)
    assert plan.recalled >= max(plan.daily, plan.nothing) - 1e-9
    assert 0 <= plan.nothing <= plan.cards == len(cards)
    assert plan.recalled <= plan.cards


@few(10)
@given(learnt=st.integers(0, 20), new=st.integers(0, 20), seed=st.integers(0, 99), days=st.integers(2, 20))
def test_days_are_evened_out_at_next_to_no_cost(learnt: int, new: int, seed: int, days: int) -> None:
    """The same number of answers lies on more even days, for a hundredth of what the plan gains at most."""
    cards, span = candidates(learnt, new, seed), Span(TODAY, TODAY + days, 10)
    even = plan_deadline(cards, span)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quiz.memory.deadline.level", lambda *_: None)
        uneven = plan_deadline(cards, span)
    assert sum(load.answers for load in even.days) == sum(load.answers for load in uneven.days)
    assert sum(load.answers**2 for load in even.days) <= sum(load.answers**2 for load in uneven.days)
    assert even.recalled >= uneven.recalled - 0.01 * (uneven.recalled - uneven.daily) - 1e-9


@pytest.mark.parametrize("new", [True, False])
def test_cards_that_are_alike_are_spread(*, new: bool) -> None:
    """What is best for one card on a day is not heaped up there for all; only the last day is for everything."""
    alike = Candidate("") if new else Candidate("", 10.0, 5.0, TODAY - 5, TODAY + 5)
    plan = plan_deadline([replace(alike, card=f"c{n}") for n in range(40)], Span(TODAY, TODAY + 10, 100))
    *before, last = (load.answers for load in plan.days)
    assert last == 40
    assert max(before) <= 1.5 * sum(before) / len(before)


@pytest.mark.parametrize("seed", range(20))
def test_a_plan_is_nearly_the_best_there_is(seed: int) -> None:
    """On cases small enough to try every plan, at most 5 % of the best one's recall are missing."""
    random = Random(seed)
    cards = candidates(random.randint(0, 2), random.randint(0, 1), seed) or [Candidate("c")]
    days = random.randint(2, 4) if len(cards) < 3 else 3
    span = Span(TODAY, TODAY + days, random.randint(1, 3), least_gain=0)
    subsets = [[TODAY + n for n in range(days) if chosen >> n & 1] for chosen in range(2**days)]
    best = 0.0
    for tried in itertools.product(subsets, repeat=len(cards)):
        load = dict.fromkeys(range(TODAY, TODAY + days), 0)
        for card, when in zip(cards, tried, strict=True):
            for number, day in enumerate(when):
                load[day] += 2 if card.state is None and number == 0 else 1
        if max(load.values()) <= span.budget:
            pairs = zip(cards, tried, strict=True)
            best = max(best, sum(expected(card, when, span.exam) for card, when in pairs))
    assert plan_deadline(cards, span).recalled >= 0.95 * best


class Learner:
    """Remembers as FSRS says, and answers by chance."""

    def __init__(self, cards: Sequence[Candidate], seed: int) -> None:
        """Begin with what is remembered of some cards."""
        self.cards = {card.card: card for card in cards}
        self._random = Random(seed)

    def ask(self, name: str, day: int) -> None:
        """Answer a card, twice when it is new, and once more when it was wrong."""
        card = self.cards[name]
        if card.state is None or card.last_day is None:
            after = begun()
        elif self._random.random() < recall(card.state.stability, day - card.last_day):
            after = following(card.state, Grade.GOOD, day - card.last_day)
        else:
            after = lapsed(card.state, day - card.last_day)
        self._remember(card, after, day)

    def _remember(self, card: Candidate, state: State, day: int) -> None:
        due = day + interval(state.stability, 0.9)
        self.cards[card.card] = replace(
            card, stability=state.stability, difficulty=state.difficulty, last_day=day, due_day=due
        )

    def daily(self, day: int, budget: int) -> None:
        """Study what is due, the longest overdue first, and then new cards."""
        due = sorted((c.due_day, c.card) for c in self.cards.values() if c.due_day is not None and c.due_day <= day)
        for _, name in due[:budget]:
            self.ask(name, day)
        fresh = [card.card for card in self.cards.values() if card.state is None]
        for name in fresh[: (budget - len(due[:budget])) // 2]:
            self.ask(name, day)

    def planned(self, day: int, budget: int, exam: int) -> None:
        """Study what a plan made on the day wants on it."""
        today = plan_deadline(list(self.cards.values()), Span(day, exam, budget)).days[0]
        for name in (*today.reviews, *today.new):
            self.ask(name, day)

    def recalled(self, exam: int) -> float:
        """Return how many cards are expected to be recalled."""
        return sum(expected(card, (), exam) for card in self.cards.values())


@pytest.mark.parametrize(("learnt", "new", "budget"), [(30, 0, 4), (0, 40, 10), (20, 20, 6)])
def test_a_learner_who_keeps_to_the_plan_recalls_more(learnt: int, new: int, budget: int) -> None:
    """Over fifteen days with the same budget, planning anew every day beats the daily review."""
    exam, gains = TODAY + 15, []
    for seed in range(3):
        cards = candidates(learnt, new, seed)
        planner, reviewer = Learner(cards, seed), Learner(cards, seed)
        for day in range(TODAY, exam):
            planner.planned(day, budget, exam)
            reviewer.daily(day, budget)
        gains.append(planner.recalled(exam) - reviewer.recalled(exam))
    assert min(gains) >= 0
    assert sum(gains) > 0


def test_a_day_before_the_exam_everything_is_reviewed_that_can_be() -> None:
    """With one day left and room for three answers, the three cards are asked that gain most."""
    cards = [Candidate(f"c{n}", 1.0 + n, 5.0, TODAY - 10, TODAY) for n in range(10)]
    plan = plan_deadline(cards, Span(TODAY, TODAY + 1, 3))
    assert sorted(plan.days[0].reviews) == ["c0", "c1", "c2"]


def test_cards_answered_today_and_put_off_wait_for_tomorrow() -> None:
    """Nothing is asked twice on a day, nor before the day it is put off to."""
    cards = [Candidate("a", 2.0, 5.0, TODAY, TODAY + 2), Candidate("b", first_day=TODAY + 2)]
    planned = schedules(plan_deadline(cards, Span(TODAY, TODAY + 5, 5)).days)
    assert min(planned["a"]) > TODAY
    assert min(planned["b"]) >= TODAY + 2


def test_minutes_are_answers_by_their_time() -> None:
    """A new card takes two answers, a review one."""
    assert minutes(DayLoad(TODAY, ("a",), ("b", "c")), 15) == 1.0


@pytest.mark.parametrize(
    ("load", "text"),
    [(DayLoad(TODAY), "0"), (DayLoad(TODAY, (), ("a",)), "<1"), (DayLoad(TODAY, ("a", "b", "c"), ("d",)), "2")],
)
def test_little_time_is_not_no_time(load: DayLoad, text: str) -> None:
    """A day with anything to do takes more than no minutes."""
    assert minutes_text(load, 15) == text
