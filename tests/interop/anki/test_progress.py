"""What a learner remembers, as the real Anki shows it after the first import."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.clock import StudyCalendar
from quiz.errors import QuizError
from quiz.interop.anki.package import Choices, export_anki
from quiz.interop.anki.progress import Progress
from quiz.memory.scheduler import Scheduler
from quiz.model.question import Bank
from quiz.model.review import Grade, Memory, Phase, Review, Verdict
from quiz.model.settings import Settings
from quiz.model.state import CardState
from tests.interop.anki.support import NOW
from tests.support.anki.client import Anki
from tests.support.decks import make_bank

SETTINGS = Settings(timezone="UTC")
CALENDAR = StudyCalendar(UTC)
HISTORIES = {
    "learning": [(0.0, 1), (0.001, 3)],
    "learnt": [(0.0, 3), (0.01, 3), (2, 3), (11, 3)],
    "lapsed": [(0.0, 4), (8, 1), (8.01, 3), (10, 2)],
    "relearning": [(0.0, 4), (8, 1)],
    "suspended": [(0.0, 4), (9, 3)],
    "flagged": [],
}
"""When each card was answered, in days from the first time, and how."""
DECK = "questions:\n" + "".join(f"  - {{id: {name}, flip: Is it {name}?, answer: Yes.}}\n" for name in HISTORIES)


def played(bank: Bank) -> Progress:
    """Answer the cards of a deck so that the last answers were given an hour ago."""
    scheduler = Scheduler(SETTINGS)
    memories: dict[str, Memory] = {}
    reviews: dict[str, list[Review]] = {}
    numbers = itertools.count()
    for card in bank.cards:
        history = HISTORIES[card.fact]
        begin = datetime.fromtimestamp(NOW, UTC) - timedelta(days=history[-1][0] if history else 0, hours=1)
        for days, grade in history:
            moment = begin + timedelta(days=days)
            at, day = round(moment.timestamp() * 1_000), CALENDAR.day(moment)
            before = memories.get(card.id, Memory(card.id))
            memories[card.id] = scheduler.review(before, Grade(grade), day, at)
            reviews.setdefault(card.id, []).append(
                Review(
                    f"r{next(numbers)}", card.id, f"{card.id}/flip", "flip", at, 0, day, Grade(grade), Verdict.CORRECT,
                    overridden=False, answer="", took=4_000, guess=0.0, phase=before.phase,
                )
            )  # fmt: skip
    ids = {card.fact: card.id for card in bank.cards}
    states = {
        ids["suspended"]: CardState(ids["suspended"], suspended=True),
        ids["flagged"]: CardState(ids["flagged"], flagged=True),
    }
    return Progress(SETTINGS, memories, states, reviews)


def test_anki_shows_the_same_memory_and_history(tmp_path: Path, anki: Anki) -> None:
    """Stability, difficulty, due day, phase, history, suspension and flag are those of the app."""
    bank = make_bank(tmp_path, DECK)
    progress = played(bank)
    report = export_anki([bank], tmp_path / "d.apkg", NOW, Choices(progress=progress))
    assert (report.studied, report.reviews) == (5, sum(map(len, HISTORIES.values())))
    assert anki.import_package(tmp_path / "d.apkg", scheduling=True) == {"new": len(HISTORIES)}
    names = {note["id"]: note["fields"]["Id"].split("/")[1] for note in anki.notes()}
    days = anki.days()
    today = CALENDAR.day(datetime.fromtimestamp(NOW, UTC))
    for row in anki.cards():
        name = names[row["nid"]]
        card = next(card.id for card in bank.cards if card.fact == name)
        assert row["flags"] == (name == "flagged")
        assert (row["queue"] == -1) == (name == "suspended")
        memory = progress.memories.get(card)
        if memory is None:
            assert (row["type"], row["reps"], row["data"].get("s")) == (0, 0, None)
            continue
        stats = anki.stats(row["id"])
        assert memory.stability is not None
        assert stats["memory_state"]["stability"] == pytest.approx(memory.stability, abs=1e-3)
        assert stats["memory_state"]["difficulty"] == pytest.approx(memory.difficulty, abs=1e-2)
        assert (row["reps"], row["lapses"]) == (memory.reps, memory.lapses)
        if memory.phase is Phase.REVIEW:
            assert memory.due_day is not None
            assert row["due"] - days["today"] == memory.due_day - today
            assert row["ivl"] == memory.due_day - (memory.last_day or 0)
            assert row["type"] == 2
        else:
            assert memory.due_at is not None
            assert row["due"] == memory.due_at // 1_000
            assert row["type"] == (1 if memory.phase is Phase.LEARNING else 3)
        log = [entry for entry in anki.revlog() if entry["cid"] == row["id"]]
        assert [entry["ease"] for entry in log] == [grade for _, grade in HISTORIES[name]]
        assert [entry["id"] // 10 for entry in log] == [review.at // 10 for review in progress.reviews[card]]
        if memory.phase is Phase.REVIEW:
            assert log[-1]["ivl"] == row["ivl"]
    assert "problems" not in anki.check_database()


def test_anki_computes_the_same_memory_from_the_history(tmp_path: Path, newest_anki: Anki) -> None:
    """When FSRS is switched on, Anki works the memory out from the log: it comes to the same."""
    bank = make_bank(tmp_path, DECK)
    progress = played(bank)
    astray = {card: replace(memory, stability=77.0, difficulty=5.0) for card, memory in progress.memories.items()}
    choices = Choices(progress=replace(progress, memories=astray))
    export_anki([bank], tmp_path / "d.apkg", NOW, choices)
    newest_anki.import_package(tmp_path / "d.apkg", scheduling=True)
    newest_anki.enable_fsrs()
    compared = 0
    for note in newest_anki.notes():
        memory = progress.memories.get(note["fields"]["Id"].rpartition("/")[0])
        if memory is not None:
            state = newest_anki.stats(note["cards"][0])["memory_state"]
            assert state["stability"] == pytest.approx(memory.stability, rel=1e-2)
            assert state["difficulty"] == pytest.approx(memory.difficulty, abs=2e-2)
            compared += 1
    assert compared == 5


def test_progress_is_for_cards_that_anki_does_not_have(tmp_path: Path, anki: Anki) -> None:
    """Cards that are there keep what Anki knows of them, and an import without the tick takes no memory."""
    bank = make_bank(tmp_path, DECK)
    export_anki([bank], tmp_path / "d.apkg", NOW, Choices(progress=played(bank)))
    anki.import_package(tmp_path / "d.apkg")
    assert {row["type"] for row in anki.cards()} == {0}
    anki.import_package(tmp_path / "d.apkg", scheduling=True)
    assert {row["type"] for row in anki.cards()} == {0}


def test_progress_goes_with_one_note_a_card(tmp_path: Path) -> None:
    """Several notes of one card cannot share its history: that is said."""
    bank = make_bank(tmp_path, DECK)
    with pytest.raises(QuizError, match="leave out --format"):
        export_anki([bank], tmp_path / "d.apkg", NOW, Choices(formats=["flip"], progress=Progress(SETTINGS)))


def test_reviews_before_a_reset_do_not_count(tmp_path: Path) -> None:
    """A card that was reset has the reviews since then; one without a memory has none."""
    bank = make_bank(tmp_path, DECK)
    progress = played(bank)
    card = next(card.id for card in bank.cards if card.fact == "learnt")
    scheduler = Scheduler(SETTINGS)
    *_, last = progress.reviews[card]
    memory = scheduler.review(Memory(card), last.grade, last.day, last.at)
    reset = Progress(SETTINGS, {card: memory}, {}, progress.reviews)
    assert [row.at for row in reset.log(card, scheduler, 0.0)] == [last.at]
    assert Progress(SETTINGS, {}, {}, progress.reviews).log(card, scheduler, 0.0) == []
