"""Sums that are kept with the log, against a scan of it."""

import sqlite3
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.model.review import Grade, Memory, Phase, Review, Verdict
from quiz.model.settings import Settings
from quiz.model.state import CardState, Change
from quiz.stats.recall import Recall
from quiz.stats.tally import DayTotal, Tally, from_totals, joined, tally
from quiz.store.interface import Adoption
from quiz.store.migrate import APPLICATION_ID
from quiz.store.sqlite import SqliteStore
from tests.conftest import BUILTIN
from tests.support.clock import FakeClock
from tests.support.learner import study_all

DAY = 739_000
CARDS = [f"{deck}/f{fact}/s" for deck in "de" for fact in range(3)]
STABILITIES = st.sampled_from([None, 0.5, 20.999, 21.0, 300.0])
STEPS: st.SearchStrategy[tuple[str, str, dict[str, object]]] = st.tuples(
    st.sampled_from(["answer", "answer", "answer", "replace", "undo", "suspend", "reset", "undo change", "adopt"]),
    st.sampled_from(CARDS),
    st.builds(
        dict,
        grade=st.sampled_from(Grade),
        phase=st.sampled_from(Phase),
        stability=STABILITIES,
        guess=st.sampled_from([0.0, 0.25, 1 / 3, 1 / 7, 1.0]),
        format=st.sampled_from(["choice", "typed", "order"]),
        day=st.integers(DAY, DAY + 2),
        at=st.integers(DAY * 86_400_000, (DAY + 2) * 86_400_000),
        offset=st.integers(-720, 840),
        took=st.integers(0, 60_000),
    ),
)


def near(found: Tally, scanned: Tally) -> bool:
    """Tell whether two tallies are the same but for the rounding of guesses."""

    def rounded(recall: Recall) -> tuple[int, int, float]:
        return recall.reviews, recall.passed, round(recall.guess, 6)

    def of_day(day: DayTotal) -> tuple[object, ...]:
        return day.day, day.reviews, day.passed, day.begun, day.took, rounded(day.young), rounded(day.mature)

    def plain(counted: Tally) -> tuple[object, ...]:
        return (
            [of_day(day) for day in counted.days.values()],
            {card: (*total[:4], round(total.guess, 6)) for card, total in counted.cards.items()},
            {
                name: (total.reviews, sorted(total.cards), rounded(total.learnt))
                for name, total in counted.formats.items()
            },
            counted.hours,
        )

    return plain(found) == plain(scanned)


def kept(store: SqliteStore, gone: frozenset[str] = frozenset()) -> Tally:
    """Return what the store has summed up, without some cards."""
    tallies = []
    for deck in "de":
        totals = store.totals(deck)
        reviews = [review for card in gone if card[0] == deck for review in store.reviews_of(card)]
        tallies.append(from_totals(*totals, tally(reviews, gone)))
    return joined(tallies)


@settings(max_examples=60)
@given(steps=st.lists(STEPS, max_size=25), gone=st.frozensets(st.sampled_from(CARDS), max_size=2))
def test_sums_are_those_of_a_scan(steps: list[tuple[str, str, dict[str, object]]], gone: frozenset[str]) -> None:
    """After any answers, corrections, undoings, deeds and imports, the sums are those of the log that is left."""
    store = SqliteStore(Path(":memory:"))
    live: list[Review] = []
    deeds: list[str] = []
    for number, (step, card, parts) in enumerate(steps):
        before = store.memories_of([card]).get(card) or Memory(card)
        own = {"phase": before.phase, "stability": before.stability}
        after = Memory(card, parts["phase"], stability=parts["stability"], reps=before.reps + 1)  # type: ignore[arg-type]
        made = Review(
            id=f"r{number}", card=card, question=card, verdict=Verdict.CORRECT, overridden=False, answer="",
            **{**parts, **own},  # type: ignore[arg-type]
        )  # fmt: skip
        latest = [review for review in live if review.card == card]
        if step == "answer":
            store.record(made, before, after)
            live.append(made)
        elif step == "replace" and latest:
            store.record(made, before, after, replaces=latest[-1].id)
            live.remove(latest[-1])
            live.append(made)
        elif step == "undo" and latest:
            store.undo(latest[-1].id, 1)
            live.remove(latest[-1])
        elif step == "adopt":
            store.adopt([Adoption(card, ((made, before),), store.memories_of([card]).get(card), None)])
            live.append(made)
        elif step in {"suspend", "reset"}:
            reset = (card,) if step == "reset" else ()
            store.change(Change(f"c{number}", "suspend", 1, (CardState(card, suspended=True),), reset))
            deeds.append(f"c{number}")
    stored = list(store.reviews())
    assert {review.id for review in stored} == {review.id for review in live}
    assert near(kept(store), tally(stored, CARDS))
    assert near(kept(store, gone), tally(stored, set(CARDS) - gone))
    assert store.days() == {review.day for review in live}
    store.close()


def test_a_log_from_before_is_summed_up(tmp_path: Path, library: Library, clock: FakeClock) -> None:
    """A database of the version before, with answers and undoings in it, gets its sums when it is opened."""
    study_all(library.study([BUILTIN]), clock, knows=True)
    old = tmp_path / "old.sqlite3"
    with sqlite3.connect(old) as db:
        for name in ("0001_reviews_and_memories.sql", "0002_card_states.sql"):
            db.executescript(resources.files("quiz.store").joinpath("migrations", name).read_text("utf-8"))
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 2")
        db.execute("ATTACH ? AS full", (str(tmp_path / "home" / "memory.sqlite3"),))
        db.execute("INSERT INTO review SELECT * FROM full.review")
        db.execute("INSERT INTO undone SELECT id, 1 FROM full.review LIMIT 5")
    db.close()
    store = SqliteStore(old)
    reviews = list(store.reviews())
    assert len(reviews) > 20
    totals = store.totals(BUILTIN)
    found = from_totals(*totals, tally((), ()))
    assert near(found, tally(reviews, library.bank(BUILTIN).known))
    store.close()


@pytest.mark.parametrize("decks", [["small"], ["small", "other"]])
def test_the_summary_is_that_of_a_scan(tmp_path: Path, store: SqliteStore, clock: FakeClock, decks: list[str]) -> None:
    """The library's numbers are those of the whole log, cards that are gone from a deck left out."""
    text = "deck: {0}\ntitle: {0}\nsource: b\nsources: {{b: {{title: B}}}}\nfacts:\n"
    fact = "  - {{{{id: f{0}, tags: [t], text: 'Number {0} is {{{{word{0}}}}}.'}}}}\n"
    facts = "".join(fact.format(number) for number in range(6))
    for deck in decks:
        (tmp_path / f"{deck}.yaml").write_text((text + facts).format(deck), encoding="utf-8")
    library = Library(Shelf((tmp_path,)), store, clock, Settings(timezone="UTC"))
    for _ in range(3):
        study_all(library.study(decks), clock, knows=False)
        clock.pass_time(days=2)
    edited = facts.replace("id: f3,", "id: new,")
    (tmp_path / "small.yaml").write_text((text + edited).format("small"), encoding="utf-8")
    library.reload("small")
    known = [card for deck in decks for card in library.bank(deck).ids]
    summary, scanned = library.summary(decks), tally(store.reviews(), known)
    assert summary.reviews == sum(total.reviews for total in scanned.cards.values()) > 10
    assert {group.name: group.reviews for group in summary.formats} == {
        name: total.reviews for name, total in scanned.formats.items()
    }
    assert summary.days == len(scanned.days)
    assert summary.hours == scanned.hours
