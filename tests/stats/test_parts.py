"""Calendar, periods, forecast, histograms, groups and hard cards, each counted by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model.review import Grade, Memory, Phase
from quiz.stats.forecast import forecast
from quiz.stats.groups import Part, by_tag
from quiz.stats.heatmap import heatmap
from quiz.stats.histogram import difficulties, stabilities
from quiz.stats.memories import memory_totals
from quiz.stats.recall import Recall
from quiz.stats.retention import by_month, by_week
from quiz.stats.tally import DayTotal
from tests.stats.support import DAY, card, review, summed_up


def test_the_calendar_has_whole_weeks_up_to_today() -> None:
    """It begins on a Monday 52 weeks before this one, and ends with today."""
    found = heatmap({DAY: DayTotal(DAY, 7), DAY - 1: DayTotal(DAY - 1, 40), DAY - 400: DayTotal(DAY - 400, 9)}, DAY)
    assert date.fromordinal(found.first).weekday() == 0
    assert (len(found.weeks()), found.weeks()[-1], sum(found.counts)) == (53, (0, 40, 7), 47)


@pytest.mark.parametrize(
    ("counts", "bounds"), [([], (1, 2, 3)), ([4], (1, 2, 3)), ([5], (2, 4, 6)), ([70] * 20 + [900], (20, 40, 60))]
)
def test_the_levels_of_the_calendar_are_round(counts: list[int], bounds: tuple[int, int, int]) -> None:
    """Bounds are round numbers; one day of hard work does not make the others look idle."""
    days = {DAY - n: DayTotal(DAY - n, count) for n, count in enumerate(counts)}
    assert heatmap(days, DAY).bounds == bounds


@given(st.lists(st.integers(0, 5_000), max_size=300))
def test_more_answers_never_have_a_lower_level(counts: list[int]) -> None:
    """Levels rise with the answers, from 0 for none to 4 at most."""
    found = heatmap({DAY - n: DayTotal(DAY - n, count) for n, count in enumerate(counts)}, DAY)
    levels = [found.level(count) for count in sorted(counts)]
    assert levels == sorted(levels)
    assert all((found.level(count) == 0) == (count == 0) and found.level(count) <= 4 for count in counts)


def test_retention_is_told_by_week_and_month() -> None:
    """Weeks begin on Monday, months on the first; the present ones come last."""
    learnt = {day: DayTotal(day, young=Recall(1, 1), mature=Recall(1, 0)) for day in (DAY, DAY - 2, DAY - 3)}
    weeks, months = by_week(learnt, DAY), by_month(learnt, DAY)
    assert [week.recall.reviews for week in weeks[-3:]] == [0, 2, 4]
    assert [date.fromordinal(week.first).isoformat() for week in weeks[-2:]] == ["2024-04-15", "2024-04-22"]
    assert (months[-1].recall, len(months), len(weeks)) == (Recall(6, 3), 12, 12)
    assert [date.fromordinal(month.first).isoformat() for month in months[::11]] == ["2023-05-01", "2024-04-01"]


def test_the_forecast_keeps_the_backlog_apart() -> None:
    """Each card counts on the day it is due; what was due before is the backlog; new cards count on none."""
    memories = [Memory("c", Phase.REVIEW, due_day=DAY + wait) for wait in (-5, -1, 0, 1, 1, 29, 30)]
    ahead = forecast(memory_totals([*memories, Memory("new")]).due, DAY)
    assert (ahead.backlog, ahead.days[:2], ahead.days[29], ahead.later, len(ahead.days)) == (2, (1, 2), 1, 1, 30)


def test_cards_are_counted_by_stability_and_difficulty() -> None:
    """A value on the border of two ranges counts in the upper one; unanswered cards in none."""
    memories = [Memory("c", stability=s, difficulty=d) for s, d in ((0.5, 1), (21.0, 1.99), (20.9, 10), (9_999, 9))]
    totals = memory_totals([*memories, Memory("new")])
    stable = {found.label: found.cards for found in stabilities(totals.stability) if found.cards}
    assert stable == {"< 1 day": 1, "2–3 weeks": 1, "3–6 weeks": 1, "2+ years": 1}
    assert {found.label: found.cards for found in difficulties(totals.difficulty) if found.cards} == {
        "1–2": 2,
        "9–10": 2,
    }


def test_decks_and_formats_have_the_numbers_of_their_cards() -> None:
    """A format has the cards that it asked; new cards have no difficulty."""
    cards = [card("a/1/s"), card("a/2/s"), card("b/1/s")]
    memories = {"a/1/s": Memory("a/1/s", difficulty=4), "a/2/s": Memory("a/2/s", difficulty=7)}
    log = [review("a/1/s"), review("a/1/s", grade=Grade.AGAIN, format="typed"), review("a/2/s")]
    summary = summed_up(cards, memories, log)
    assert [(g.name, g.cards, g.reviews, g.recall.passed, g.difficulty) for g in summary.decks] == [
        ("a", 2, 3, 2, 5.5),
        ("b", 1, 0, 0, None),
    ]
    assert [(g.name, g.cards, g.reviews, g.difficulty) for g in summary.formats] == [
        ("choice", 2, 2, 5.5),
        ("typed", 1, 1, 4),
    ]


def test_a_card_with_two_tags_counts_in_both() -> None:
    """Tags have the numbers of all cards that have them, whatever else those have."""
    parts = [Part(("x", "y"), 1, 2, Recall(2, 1), 1, 4.0), Part(("x",), 2, 1, Recall(1, 1), 1, 7.0), Part(("z",), 3)]
    assert [(group.name, group.cards, group.reviews, group.difficulty) for group in by_tag(parts)] == [
        ("x", 3, 3, 5.5),
        ("y", 1, 2, 4.0),
        ("z", 3, 0, None),
    ]


def test_the_hardest_cards_are_those_forgotten_most() -> None:
    """Lapses count first, then the share of wrong answers; a card never missed is not hard."""
    memories = {
        "d/a/s": Memory("d/a/s", Phase.REVIEW, difficulty=5.0, lapses=1),
        "d/b/s": Memory("d/b/s", Phase.REVIEW, difficulty=5.0, lapses=3),
        "d/c/s": Memory("d/c/s", Phase.REVIEW, difficulty=9.0),
    }
    log = [review(name, DAY + n, Grade.AGAIN if n else Grade.GOOD) for name in ("d/a/s", "d/b/s") for n in range(2)]
    log.append(review("d/c/s"))
    hard = summed_up([card(name) for name in memories], memories, log).hardest
    assert [(found.card, found.statement, found.slot, found.missed) for found in hard] == [
        ("d/b/s", "The fact b.", "s", 0.5),
        ("d/a/s", "The fact a.", "s", 0.5),
    ]
