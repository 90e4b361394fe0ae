"""Bringing a database up to date: what is told meanwhile, and what becomes of it when that is broken off."""

import sqlite3
from contextlib import closing

import pytest

from quiz.paths import Home
from quiz.store import migrate
from quiz.store.backups import content
from quiz.store.migrate import newest
from quiz.store.sqlite import SqliteStore
from tests.faults.keeping import old_database


def version(home: Home) -> int:
    """Return the version of the learner's database."""
    with closing(sqlite3.connect(home.database)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def test_a_database_from_before_tells_what_takes_long(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy is told first, then again and again that work goes on; a new database tells nothing."""
    monkeypatch.setattr(migrate, "_STEPS", 1_000)
    home.folder.mkdir()
    old_database(home.database, 500)
    told: list[str] = []
    SqliteStore(home.database, told.append).close()
    assert told[0] == "keeping a copy first"
    assert set(told[1:]) == {"bringing it up to date"}
    assert len(told) > 10
    told.clear()
    SqliteStore(home.database, told.append).close()
    SqliteStore(home.folder / "new.sqlite3", told.append).close()
    assert not told


@pytest.mark.parametrize("at", [1, 3, 9, 40])
def test_breaking_an_update_off_leaves_a_whole_database(home: Home, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """Whoever presses ctrl+c is obeyed; what was there still is, and the next start goes on."""
    monkeypatch.setattr(migrate, "_STEPS", 1_000)
    home.folder.mkdir()
    old_database(home.database, 500)
    told: list[str] = []

    def tell(what: str) -> None:
        told.append(what)
        if len(told) == at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        SqliteStore(home.database, tell)
    assert 1 <= version(home) < newest()
    assert content(home.database).reviews == 500
    SqliteStore(home.database).close()
    assert version(home) == newest()
    assert content(home.database).reviews == content(home.database).cards == 500
