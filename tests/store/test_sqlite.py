"""The store in SQLite."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.library.library import Library
from quiz.model.review import Grade, Memory, Phase, Review, Verdict
from quiz.paths import Home
from quiz.store.sqlite import SqliteStore
from tests.conftest import BUILTIN
from tests.support.clock import FakeClock
from tests.support.learner import study_all

DAY = 739_000
FLOATS = st.floats(0.001, 40_000, allow_nan=False)
MEMORIES = st.builds(
    Memory,
    card=st.just("d/f/s"),
    phase=st.sampled_from(list(Phase)),
    step=st.integers(0, 3),
    stability=st.one_of(st.none(), FLOATS),
    difficulty=st.one_of(st.none(), FLOATS),
    due_day=st.one_of(st.none(), st.integers(DAY, DAY + 9_999)),
    due_at=st.one_of(st.none(), st.integers(0, 2**45)),
    last_day=st.one_of(st.none(), st.integers(DAY, DAY + 9_999)),
    reps=st.integers(1, 999),
    lapses=st.integers(0, 99),
    last_question=st.sampled_from(["", "d/f/s/choice"]),
    rung_penalty=st.integers(0, 1),
)


def review(review_id: str, card: str = "d/f/s", **parts: object) -> Review:
    """Make a log entry."""
    made = Review(
        id=review_id, card=card, question=f"{card}/choice", format="choice", at=1_000, offset=60, day=DAY,
        grade=Grade.GOOD, verdict=Verdict.CORRECT, overridden=False, answer="x", took=900, guess=0.25, phase=Phase.NEW,
    )  # fmt: skip
    return replace(made, **parts)  # type: ignore[arg-type]


def test_a_review_and_its_memory_are_kept(store: SqliteStore) -> None:
    """What is recorded is read back the same, in order."""
    entry, after = review("r1"), Memory("d/f/s", Phase.REVIEW, stability=1 / 3, difficulty=5.5, due_day=DAY, reps=1)
    store.record(entry, Memory("d/f/s"), after)
    other = review("r2", "e/f/s", at=2_000)
    store.record(other, Memory("e/f/s"), replace(after, card="e/f/s"))
    assert list(store.reviews()) == [entry, other]
    assert list(store.reviews("e")) == [other]
    assert store.memories("d") == {"d/f/s": after}


def test_the_history_of_a_card_is_its_own(store: SqliteStore) -> None:
    """The reviews of one card leave out those of others and those that were taken back."""
    memories = [Memory("d/f/s"), *(Memory("d/f/s", Phase.LEARNING, reps=reps) for reps in (1, 2))]
    for number, (before, after) in enumerate(pairwise(memories)):
        store.record(review(f"r{number}"), before, after)
    store.record(review("other", "d/f/t"), Memory("d/f/t"), Memory("d/f/t", Phase.LEARNING, reps=1))
    assert [entry.id for entry in store.reviews_of("d/f/s")] == ["r0", "r1"]
    store.undo("r1", 2_000)
    assert [entry.id for entry in store.reviews_of("d/f/s")] == ["r0"]
    assert store.reviews_of("d/f/none") == []


def test_a_review_knows_the_stability_before_it(store: SqliteStore) -> None:
    """The stability of the memory before a review is read back with it, to the last bit."""
    learnt = Memory("d/f/s", Phase.REVIEW, stability=1 / 3, reps=1)
    store.record(review("r1"), Memory("d/f/s"), learnt)
    store.record(review("r2", stability=1 / 3), learnt, replace(learnt, reps=2))
    assert [entry.stability for entry in store.reviews()] == [None, 1 / 3]


def test_a_store_can_be_read_in_another_thread(store: SqliteStore) -> None:
    """Another connection to the same file sees what was stored, in a thread of its own."""
    store.record(review("r1"), Memory("d/f/s"), Memory("d/f/s", reps=1))

    def read() -> list[str]:
        with closing(store.another()) as other:
            return [entry.id for entry in other.reviews()]

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(read).result() == ["r1"]


@given(before=MEMORIES, after=MEMORIES)
def test_undo_restores_the_exact_earlier_memory(
    tmp_path_factory: pytest.TempPathFactory, before: Memory, after: Memory
) -> None:
    """After undoing, the memory is bit for bit the one before, and the review no longer counts."""
    store = SqliteStore(tmp_path_factory.mktemp("store") / "m.sqlite3")
    store.record(review("r0"), Memory("d/f/s"), before)
    store.record(review("r1"), before, after)
    assert store.undo("r1", 5) == before
    assert store.memories("d") == {"d/f/s": before}
    assert [entry.id for entry in store.reviews()] == ["r0"]
    assert store.undo("r1", 6) is None
    store.close()


def test_undoing_the_first_review_makes_the_card_new(store: SqliteStore) -> None:
    """A card whose only review is taken back has no memory."""
    store.record(review("r1"), Memory("d/f/s"), Memory("d/f/s", Phase.LEARNING, reps=1))
    assert store.undo("r1", 5) is None
    assert store.memories("d") == {}
    assert store.day("d", DAY).cards == frozenset()


def test_a_review_can_take_the_place_of_another(store: SqliteStore) -> None:
    """A corrected grade leaves one review that counts, and both in the log."""
    first, second = Memory("d/f/s", Phase.LEARNING, reps=1), Memory("d/f/s", Phase.REVIEW, reps=1)
    store.record(review("r1", grade=Grade.AGAIN), Memory("d/f/s"), first)
    store.record(review("r2"), Memory("d/f/s"), second, replaces="r1")
    assert [entry.id for entry in store.reviews()] == ["r2"]
    assert store.memories("d")["d/f/s"] == second
    assert store.undo("r2", 5) is None
    assert store.memories("d") == {}


def test_a_review_that_fails_leaves_nothing_behind(store: SqliteStore) -> None:
    """Log and memory are written together or not at all; a review is stored once."""
    before, after = Memory("d/f/s"), Memory("d/f/s", Phase.LEARNING, reps=1)
    with pytest.raises(QuizError, match="nothing could be saved"):
        store.record(review("r1", took=99_999_999), before, after)
    assert (list(store.reviews()), store.memories("d")) == ([], {})
    store.record(review("r1"), before, after)
    with pytest.raises(QuizError, match="nothing could be saved"):
        store.record(review("r1"), after, replace(after, reps=2))
    assert store.memories("d")["d/f/s"] == after


@pytest.mark.parametrize("statement", ["DELETE FROM review", "UPDATE review SET grade = 4"])
def test_the_log_only_grows(home: Home, store: SqliteStore, statement: str) -> None:
    """The database itself refuses to change or delete an entry of the log."""
    store.record(review("r1"), Memory("d/f/s"), Memory("d/f/s", reps=1))
    with closing(sqlite3.connect(home.database)) as db, pytest.raises(sqlite3.IntegrityError, match="only grows"):
        db.execute(statement)


def test_days_are_counted(store: SqliteStore) -> None:
    """Cards begun, reviews of learnt cards, and all cards answered are counted by study day and deck."""
    for number, (phase, day) in enumerate(
        [(Phase.NEW, DAY), (Phase.LEARNING, DAY), (Phase.REVIEW, DAY), (Phase.NEW, DAY + 1)]
    ):
        card = f"d/f{number}/s"
        store.record(review(f"r{number}", card, phase=phase, day=day), Memory(card), Memory(card, reps=1))
    count = store.day("d", DAY)
    assert (count.new, count.reviewed, len(count.cards)) == (1, 1, 3)
    assert store.day("e", DAY).cards == frozenset()


def test_what_is_stored_is_there_after_reopening(home: Home) -> None:
    """A store that was not closed properly still has every review."""
    first = SqliteStore(home.database)
    first.record(review("r1"), Memory("d/f/s"), Memory("d/f/s", reps=1))
    second = SqliteStore(home.database)
    assert [entry.id for entry in second.reviews()] == ["r1"]
    first.close()
    second.close()


def spoil_version(path: Path) -> None:
    """Pretend that a later program wrote the database."""
    SqliteStore(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")


def spoil_owner(path: Path) -> None:
    """Put another program's database in its place."""
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE theirs (x)")


def spoil_bytes(path: Path) -> None:
    """Put something in its place that is no database."""
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is no database" * 100)


def spoil_folder(path: Path) -> None:
    """Put a folder in its place."""
    path.mkdir(parents=True)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (spoil_version, "version 99, this program knows up to"),
        (spoil_owner, "this is not a factquiz database"),
        (spoil_bytes, "cannot be opened: file is not a database"),
        (spoil_folder, "cannot be opened: unable to open database file"),
    ],
)
def test_a_database_that_is_not_ours_is_left_alone(home: Home, spoil: Callable[[Path], None], says: str) -> None:
    """A newer, foreign or broken database is refused in one line and not touched."""
    spoil(home.database)
    before = home.database.read_bytes() if home.database.is_file() else b""
    with pytest.raises(QuizError, match=says):
        SqliteStore(home.database)
    assert (home.database.read_bytes() if home.database.is_file() else b"") == before


def test_two_windows_never_overwrite_each_other(store: SqliteStore) -> None:
    """An answer that does not build on what is stored is refused, and so is undoing an earlier one."""
    first = Memory("d/f/s", Phase.LEARNING, reps=1)
    store.record(review("r1"), Memory("d/f/s"), first)
    with pytest.raises(QuizError, match="answered in another window"):
        store.record(review("r2"), Memory("d/f/s"), replace(first, reps=1, step=1))
    assert [entry.id for entry in store.reviews()] == ["r1"]
    store.record(review("r3"), first, replace(first, reps=2))
    with pytest.raises(QuizError, match="cannot be taken back"):
        store.undo("r1", 5)
    assert store.memories("d")["d/f/s"].reps == 2


def test_a_damaged_database_is_told_when_it_is_read(home: Home) -> None:
    """Damage found while reading is one line, too."""
    store = SqliteStore(home.database)
    for number in range(400):
        card = f"d/f{number}/s"
        store.record(review(f"r{number}", card, answer="x" * 500), Memory(card), Memory(card, reps=1))
    store.close()
    data = bytearray(home.database.read_bytes())
    data[8192:] = b"\xff" * (len(data) - 8192)
    home.database.write_bytes(data)
    with pytest.raises(QuizError, match=r"memory\.sqlite3: cannot be (read|opened)"):  # noqa: PT012 - either may tell
        damaged = SqliteStore(home.database)
        with closing(damaged):
            list(damaged.reviews())


def test_the_days_of_answers_leave_out_those_taken_back(library: Library, clock: FakeClock, store: SqliteStore) -> None:
    """A day counts as long as one answer of it stands; the store finds the days without the whole log."""
    expected = set()
    for _ in range(4):
        study_all(library.study([BUILTIN]), clock)
        expected.add(library.now().day)
        clock.pass_time(days=3)
    assert store.days() == expected
    last = max(expected)
    for review in [review for review in store.reviews() if review.day == last][::-1]:
        assert store.days() == expected
        store.undo(review.id, 0)
    assert store.days() == expected - {last}
