"""Numbers out of sums that are kept with the log and the memories, against a scan of both."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.library.banks import Banks
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.library.statistics import sum_up, with_tags
from quiz.model.question import Bank, Card
from quiz.model.review import Grade, Memory, Phase, Review, Verdict
from quiz.model.settings import Settings
from quiz.model.state import CardState, Change
from quiz.stats.data import as_data
from quiz.stats.groups import Part, by_tag
from quiz.stats.recall import Recall
from quiz.stats.summary import Summary
from quiz.store.interface import Adoption
from quiz.store.migrate import APPLICATION_ID
from quiz.store.sqlite import SqliteStore
from tests.conftest import BUILTIN
from tests.stats import support
from tests.stats.support import DAY, banks_of, summed_up
from tests.support.clock import FakeClock
from tests.support.learner import study_all

SUMS = (
    "day_total", "hour_total", "asked", "standing", "format_total", "due_total", "stability_total", "difficulty_total",
)  # fmt: skip
DECKS = "de"
CARDS = [f"{deck}/f{fact}/s" for deck in DECKS for fact in range(3)]
TAGS = dict(zip(CARDS, [("x",), ("x", "y"), (), ("y",), (), ("x",)], strict=True))
STABILITIES = st.sampled_from([None, 0.5, 20.999, 21.0, 300.0])
STEPS: st.SearchStrategy[tuple[str, str, dict[str, Any]]] = st.tuples(
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
        difficulty=st.sampled_from([None, 1.0, 5.004, 5.12, 9.999, 10.0]),
        due_day=st.sampled_from([None, DAY - 1, DAY, DAY + 1, DAY + 40]),
        lapses=st.integers(0, 2),
    ),
)
REMEMBERED = {"phase", "stability", "difficulty", "due_day", "lapses"}
"""What of it belongs to the memory after the answer."""


def plain(summary: Summary) -> dict[str, object]:
    """Return the numbers as plain data, without what rounding to a billionth leaves over."""

    def rounded(value: object) -> object:
        if isinstance(value, dict):
            return {key: rounded(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [rounded(inner) for inner in value]
        return round(value, 6) if isinstance(value, float) else value

    found = rounded(dict(as_data(summary)))
    assert isinstance(found, dict)
    return found


def scanned(store: SqliteStore, library: Library, cards: Sequence[Card]) -> Summary:
    """Sum everything up one by one: all reviews, all memories, and the tags of all cards."""
    decks = {card.deck for card in cards}
    memories = {card: memory for deck in decks for card, memory in store.memories(deck).items()}
    suspended = {state.card for deck in decks for state in store.states(deck).values() if state.suspended}
    log = list(store.reviews())
    parts = []
    for card in cards:
        own = [entry for entry in log if entry.card == card.id]
        learnt = [entry for entry in own if entry.phase is Phase.REVIEW]
        recall = Recall(
            len(learnt), sum(entry.grade is not Grade.AGAIN for entry in learnt), sum(entry.guess for entry in learnt)
        )
        difficulty = memories[card.id].difficulty if card.id in memories else None
        parts.append(Part(card.tags, 1, len(own), recall, difficulty is not None, difficulty or 0.0))
    found = summed_up(cards, memories, log, suspended=suspended)
    return replace(found, day=library.now().day, tags=by_tag(parts))


class _Banks(Banks):
    """Gives banks that were made by hand."""

    def __init__(self, banks: Mapping[str, Bank]) -> None:
        super().__init__()
        self._made = banks

    def of(self, path: Path, name: str | None = None) -> Bank:
        return self._made[path.stem]


@settings(max_examples=60)
@given(steps=st.lists(STEPS, max_size=25), gone=st.frozensets(st.sampled_from(CARDS), max_size=2))
def test_numbers_are_those_of_a_scan(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[str, str, dict[str, Any]]],
    gone: frozenset[str],
) -> None:
    """After any answers, corrections, undoings, deeds and imports, all numbers are those of what is left.

    Cards that are no longer in a deck do not count.
    """
    folder = tmp_path_factory.mktemp("numbers")
    store = SqliteStore(folder / "memory.sqlite3")
    live: list[Review] = []
    deeds: list[str] = []
    for number, (step, card, parts) in enumerate(steps):
        before = store.memories_of([card]).get(card) or Memory(card)
        own = {"phase": before.phase, "stability": before.stability}
        left = {name: parts[name] for name in REMEMBERED}
        after = replace(before, reps=before.reps + 1, **left)
        made = Review(
            id=f"r{number}", card=card, question=card, verdict=Verdict.CORRECT, overridden=False, answer="",
            **{**{name: value for name, value in parts.items() if name not in REMEMBERED}, **own},
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
            store.adopt([Adoption(card, ((made, before),), store.memories_of([card]).get(card), after)])
            live.append(made)
        elif step in {"suspend", "reset"}:
            reset = (card,) if step == "reset" else ()
            store.change(Change(f"c{number}", "suspend", 1, (CardState(card, suspended=True),), reset))
            deeds.append(f"c{number}")
        elif step == "undo change" and deeds:
            with suppress(QuizError):
                store.undo_change(deeds.pop(), 1)
    stored = list(store.reviews())
    assert {review.id for review in stored} == {review.id for review in live}
    for without in (frozenset[str](), gone):
        cards = [support.card(name, TAGS[name]) for name in CARDS if name not in without]
        banks = {bank.deck: bank for bank in banks_of(cards)}
        clock = FakeClock(datetime.fromordinal(DAY).replace(hour=9, tzinfo=UTC))
        library = Library(Shelf(()), store, clock, Settings(timezone="UTC"), banks=_Banks(banks))
        names = [f"{deck}.yaml" for deck in banks]
        found = with_tags(library, sum_up(library, names), names)
        assert plain(found) == plain(scanned(store, library, cards))
    assert store.days() == {review.day for review in live}
    store.close()


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_a_database_from_before_is_summed_up(
    tmp_path: Path, library: Library, store: SqliteStore, clock: FakeClock, version: int
) -> None:
    """A database of any version before gets the sums that it would have if it had been of this one all along."""
    study_all(library.study([BUILTIN]), clock, knows=False)
    for number, review in enumerate(list(store.reviews())[-5:]):
        if number % 2:
            store.undo(review.id, 1)
    place = tmp_path / "home" / "memory.sqlite3"
    old = tmp_path / "old.sqlite3"
    with closing(sqlite3.connect(old, isolation_level=None)) as db:
        db.execute("ATTACH ? AS full", (str(place),))
        for script in sorted(resources.files("quiz.store").joinpath("migrations").iterdir(), key=str)[:version]:
            db.executescript(script.read_text("utf-8"))
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {version}")
        for table in ("review", "undone", "memory"):
            db.execute(f"INSERT INTO {table} SELECT * FROM full.{table}")
    summed = {table: rows(place, table) for table in SUMS}
    SqliteStore(old).close()
    assert {table: rows(old, table) for table in SUMS} == summed
    assert all(summed.values())


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    """Return the rows of a table."""
    with closing(sqlite3.connect(path)) as db:
        return sorted(db.execute(f"SELECT * FROM {table}"), key=str)


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
    cards = [card for deck in decks for card in library.bank(deck).cards]
    found = with_tags(library, sum_up(library, decks), decks)
    assert found.reviews > 10
    assert [group.name for group in found.tags or ()] == ["t"]
    whole = plain(scanned(store, library, cards))
    kept = (
        "reviews", "days", "hours", "stability", "difficulty", "by_format", "by_tag", "hardest", "phases", "young",
        "time", "longest_streak",
    )  # fmt: skip
    assert {name: plain(found)[name] for name in kept} == {name: whole[name] for name in kept}
