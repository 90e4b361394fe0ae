"""Numbers about reviews and memories."""

import pytest

from quiz.model.review import Grade, Memory, Phase, Review, Verdict
from quiz.stats.summary import summarise

DAY = 739_000


def review(card: str, day: int, grade: Grade, phase: Phase = Phase.REVIEW, guess: float = 0.25) -> Review:
    """Make a log entry."""
    return Review(
        id=f"{card}{day}", card=card, question=card, format="choice", at=day, offset=0, day=day, grade=grade,
        verdict=Verdict.CORRECT, overridden=False, answer="", took=2_000, guess=guess, phase=phase,
    )  # fmt: skip


def test_retention_counts_learnt_cards_and_takes_guesses_out() -> None:
    """Retention is the share of remembered reviews of learnt cards; guesses count for nothing."""
    log = [review(f"d/{n}/s", DAY, Grade.AGAIN if n == 0 else Grade.GOOD) for n in range(4)]
    log.append(review("d/9/s", DAY, Grade.AGAIN, Phase.LEARNING))
    summary = summarise([f"d/{n}/s" for n in range(10)], {}, log, DAY, 0.9)
    assert summary.retention == pytest.approx(0.75)
    assert summary.retention_corrected == pytest.approx((0.75 - 0.25) / 0.75)
    assert (summary.reviews, summary.time, summary.target) == (5, 10, 0.9)


def test_an_empty_log_has_no_retention() -> None:
    """Where nothing was answered, nothing is claimed."""
    summary = summarise(["d/a/s"], {}, [], DAY, 0.9)
    assert (summary.retention, summary.retention_corrected, summary.streak, summary.hardest) == (None, None, 0, ())
    assert summary.phases == {"new": 1, "learning": 0, "review": 0, "relearning": 0}


@pytest.mark.parametrize(
    ("days", "streak"), [([0, -1, -2], 3), ([-1, -2], 2), ([-2], 0), ([0, -2], 1), ([0, -1, -1, -3], 2)]
)
def test_the_streak_ends_at_a_day_without_answers(days: list[int], streak: int) -> None:
    """Study days in a row count up to today, or up to yesterday as long as today is open."""
    log = [review("d/a/s", DAY + day, Grade.GOOD) for day in days]
    assert summarise(["d/a/s"], {}, log, DAY, 0.9).streak == streak


def test_the_forecast_puts_what_is_overdue_on_today() -> None:
    """Each card counts on the day it is due; cards that are new count on none."""
    memories = {
        f"d/{n}/s": Memory(f"d/{n}/s", Phase.REVIEW, due_day=DAY + wait) for n, wait in enumerate([-5, 0, 1, 1, 29, 30])
    }
    forecast = summarise([*memories, "d/new/s"], memories, [], DAY, 0.9).forecast
    assert (forecast[0], forecast[1], forecast[29], sum(forecast), len(forecast)) == (2, 2, 1, 5, 30)


def test_the_hardest_cards_are_those_forgotten_most() -> None:
    """Lapses count first, then the share of wrong answers; a card never missed is not hard."""
    memories = {
        "d/a/s": Memory("d/a/s", Phase.REVIEW, difficulty=5.0, lapses=1),
        "d/b/s": Memory("d/b/s", Phase.REVIEW, difficulty=5.0, lapses=3),
        "d/c/s": Memory("d/c/s", Phase.REVIEW, difficulty=9.0),
    }
    log = [review(card, DAY + n, Grade.AGAIN if n else Grade.GOOD) for card in ("d/a/s", "d/b/s") for n in range(2)]
    log.append(review("d/c/s", DAY, Grade.GOOD))
    hardest = summarise(list(memories), memories, log, DAY, 0.9).hardest
    assert [hard.card for hard in hardest] == ["d/b/s", "d/a/s"]
    assert hardest[0].missed == pytest.approx(0.5)


def test_cards_of_other_decks_do_not_count() -> None:
    """Reviews and memories of cards not asked about are left out."""
    log = [review("other/a/s", DAY, Grade.GOOD)]
    assert summarise(["d/a/s"], {"other/a/s": Memory("other/a/s", due_day=DAY)}, log, DAY, 0.9).reviews == 0
