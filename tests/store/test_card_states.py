"""Card states and the log of deeds."""

import sqlite3
from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.library.deeds import Deeds
from quiz.library.library import Library
from quiz.model.state import CardState, Change
from quiz.paths import Home
from quiz.store.sqlite import SqliteStore
from tests.conftest import BUILTIN
from tests.support.clock import FakeClock
from tests.support.learner import study_all


@pytest.fixture
def deeds(library: Library) -> Deeds:
    """Return the deeds of a library with the built-in deck."""
    return library.deeds


def first(library: Library, count: int = 1) -> list[str]:
    """Return the first cards that a new learner begins."""
    return list(library.plan([library.bank(BUILTIN)]).new[:count])


def test_what_is_suspended_or_buried_is_left_out(library: Library, clock: FakeClock) -> None:
    """A suspended card stays away, a buried one until tomorrow; both come back when taken up again."""
    suspended, buried = first(library, 2)
    library.deeds.suspend([suspended])
    library.deeds.bury([buried])
    plan = library.plan([library.bank(BUILTIN)])
    assert not {suspended, buried} & set(plan.new)
    assert plan.suspended == 1
    clock.pass_time(days=1)
    plan = library.plan([library.bank(BUILTIN)])
    assert buried in plan.new
    assert suspended not in plan.new
    library.deeds.resume([suspended])
    assert suspended in library.plan([library.bank(BUILTIN)]).new


def test_deeds_are_undone_from_the_last_on(
    library: Library, deeds: Deeds, store: SqliteStore, clock: FakeClock
) -> None:
    """Answers and deeds are taken back one after another, also by a program that was started anew."""
    study_all(library.study([BUILTIN]), clock)
    (card,) = list(store.memories(BUILTIN))[:1]
    memory = store.memories(BUILTIN)[card]
    clock.pass_time(seconds=1)
    deeds.flag([card], "why?")
    deeds.suspend([card])
    clock.pass_time(seconds=1)
    deeds.reset([card])
    assert card not in store.memories(BUILTIN)
    assert store.states(BUILTIN)[card] == CardState(card, suspended=True, flagged=True, remark="why?")
    done = []
    answers = len(list(store.reviews(BUILTIN)))
    for _ in range(3):
        last = deeds.latest()
        assert last is not None
        done.append(last.deed)
        deeds.undo(last)
    assert done == ["reset", "suspend", "flag"]
    assert store.states(BUILTIN) == {}
    assert store.memories(BUILTIN)[card] == memory
    last = deeds.latest()
    assert last is not None
    assert last.deed == "answer"
    deeds.undo(last)
    assert len(list(store.reviews(BUILTIN))) == answers - 1


def test_a_deed_that_was_overtaken_is_not_undone(deeds: Deeds, store: SqliteStore, library: Library) -> None:
    """Where a card was changed again since, undoing an older deed is refused and changes nothing."""
    (card,) = first(library)
    older = deeds.flag([card])
    deeds.suspend([card])
    with pytest.raises(QuizError, match="changed again since"):
        store.undo_change(older.id, 0)
    assert store.states(BUILTIN)[card].suspended
    assert store.undo_change("no such deed", 0) == ()


def test_a_deed_is_stored_whole_or_not_at_all(store: SqliteStore, home: Home) -> None:
    """A deed whose id is taken changes nothing, and the log keeps what it has."""
    store.change(Change("x", "flag", 1, (CardState("d/a/b", flagged=True),)))
    with pytest.raises(QuizError, match="nothing could be saved"):
        store.change(Change("x", "suspend", 2, (CardState("d/a/b", suspended=True),)))
    assert store.states("d") == {"d/a/b": CardState("d/a/b", flagged=True)}
    with sqlite3.connect(home.database) as db, pytest.raises(sqlite3.IntegrityError, match="only grows"):
        db.execute("DELETE FROM change")
    db.close()


def test_a_database_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """What was stored before card states existed is still there."""
    from importlib import resources

    from quiz.store.migrate import APPLICATION_ID

    script = resources.files("quiz.store").joinpath("migrations", "0001_reviews_and_memories.sql").read_text("utf-8")
    path = tmp_path / "old.sqlite3"
    with sqlite3.connect(path) as db:
        db.executescript(script)
        db.execute(
            "INSERT INTO memory VALUES ('d/a/b', 'd', 'review', 0, 5.0, 5.0, 10, NULL, 5, 1, 0, 'd/a/b/typed', 0)"
        )
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")
    db.close()
    store = SqliteStore(path)
    assert store.memories("d")["d/a/b"].stability == 5.0
    assert store.states("d") == {}
    store.close()
