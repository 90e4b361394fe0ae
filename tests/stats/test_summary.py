"""Numbers about reviews and memories, together."""

import json

import pytest
from hypothesis import given

from quiz.model.review import Grade, Memory, Phase, Review
from quiz.stats.data import as_data
from tests.stats.support import CARDS, DAY, MEMORIES, REVIEWS, card, review, summed_up


def test_retention_counts_learnt_cards_and_takes_guesses_out() -> None:
    """Retention is the share of remembered reviews of learnt cards; guesses count for nothing."""
    log = [review(f"d/{n}/s", grade=Grade.AGAIN if n == 0 else Grade.GOOD) for n in range(4)]
    log.append(review("d/9/s", grade=Grade.AGAIN, phase=Phase.LEARNING))
    summary = summed_up([card(f"d/{n}/s") for n in range(10)], {}, log)
    assert summary.recall.observed == pytest.approx(0.75)
    assert summary.recall.corrected == pytest.approx((0.75 - 0.25) / 0.75)
    assert (summary.reviews, summary.time, summary.target) == (5, 10, 0.9)


def test_an_empty_log_has_no_retention() -> None:
    """Where nothing was answered, nothing is claimed."""
    summary = summed_up([card("d/a/s")], {}, [])
    assert (summary.recall.observed, summary.recall.corrected, summary.streak, summary.hardest) == (None, None, 0, ())
    assert summary.phases == {"new": 1, "learning": 0, "review": 0, "relearning": 0}


def test_cards_of_other_decks_do_not_count() -> None:
    """Reviews and memories of cards not asked about are left out."""
    memories = {"other/a/s": Memory("other/a/s", due_day=DAY)}
    summary = summed_up([card("d/a/s")], memories, [review("other/a/s")], suspended={"other/a/s"})
    assert (summary.reviews, summary.suspended, summary.forecast.days[0]) == (0, 0, 0)


def test_what_was_done_today_stands_alone() -> None:
    """Today has its own totals, and the chart of days ends with it."""
    log = [review("d/a/s", DAY - 1), review("d/a/s", grade=Grade.AGAIN), review("d/b/s", phase=Phase.NEW)]
    summary = summed_up([card("d/a/s"), card("d/b/s")], {}, log)
    today = summary.today
    assert (today.reviews, today.passed, today.begun, today.took) == (2, 1, 1, 4_000)
    assert (summary.daily[-1], summary.daily[-2].reviews, len(summary.daily)) == (today, 1, 90)


def test_suspended_cards_are_not_awaited() -> None:
    """A card that the learner left out is counted as such, and does not come due."""
    memories = {f"d/{name}/s": Memory(f"d/{name}/s", Phase.REVIEW, due_day=DAY + 1) for name in "ab"}
    cards = [card(name) for name in memories]
    summary = summed_up(cards, memories, [], suspended={"d/a/s"})
    assert (summary.suspended, summary.forecast.days[1]) == (1, 1)


@given(log=REVIEWS, memories=MEMORIES)
def test_all_numbers_agree(log: list[Review], memories: dict[str, Memory]) -> None:
    """Whatever was answered, each part adds up to the whole."""
    summary = summed_up(CARDS, memories, log)
    own = [entry for entry in log if not entry.card.startswith("other")]
    assert summary.reviews == len(own) == sum(hour.reviews for hour in summary.hours)
    assert summary.reviews == sum(group.reviews for group in summary.decks) == sum(g.reviews for g in summary.formats)
    assert sum(summary.heatmap.counts) == sum(entry.day >= summary.heatmap.first for entry in own)
    assert sum(found.cards for found in summary.stability) == len(memories)
    assert sum(found.cards for found in summary.difficulty) == len(memories)
    ahead = summary.forecast
    assert ahead.backlog + sum(ahead.days) + ahead.later == len(memories)
    assert summary.recall.reviews == sum(entry.phase is Phase.REVIEW for entry in own)
    assert sum(summary.phases.values()) == summary.cards == sum(group.cards for group in summary.decks)
    assert summary.streak <= summary.longest <= summary.days <= summary.reviews


@given(log=REVIEWS, memories=MEMORIES)
def test_the_data_can_be_written_as_json(log: list[Review], memories: dict[str, Memory]) -> None:
    """The data is plain, has the keys that programs rely on, and puts the backlog on today."""
    summary = summed_up(CARDS, memories, log)
    data = json.loads(json.dumps(as_data(summary), allow_nan=False))
    assert set(data) >= {
        "cards", "phases", "reviews", "days", "streak", "time", "retention", "retention_corrected", "target",
        "forecast", "hardest",
    }  # fmt: skip
    assert sum(data["forecast"]) + data["due_later"] == len(memories)
    assert sum(data["calendar"].values()) == sum(summary.heatmap.counts)
    assert data["today"]["day"] == "2024-04-24"
