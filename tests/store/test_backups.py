"""Backups: taken whole, kept for a while, and put back."""

import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.model.review import Memory
from quiz.paths import Home
from quiz.store.backups import Backup, Content, about, backups, content, due, stale, take, unpacked
from quiz.store.examine import ledger_faults
from quiz.store.migrate import newest
from quiz.store.restore import restore
from quiz.store.sqlite import SqliteStore
from tests.faults.keeping import old_database
from tests.store.test_sqlite import review

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def answer(home: Home, *ids: str) -> None:
    """Store a review of a card of its own for each id."""
    with closing(SqliteStore(home.database)) as store:
        for name in ids:
            store.record(review(name, f"d/{name}/s"), Memory(f"d/{name}/s"), Memory(f"d/{name}/s", reps=1))


def test_a_backup_is_taken_while_another_window_studies(home: Home, store: SqliteStore) -> None:
    """It holds what was stored at its moment, in the log beside the database too, with settings and ledger."""
    answer(home, "r1", "r2")
    home.settings.write_text("retention = 0.95\n")
    sqlite3.connect(home.anki).close()
    path = take(home, NOW)
    answer(home, "r3")
    assert (about(path), content(home.database)) == (Content(2, 2), Content(3, 3))
    with unpacked(path) as place:
        assert content(place.database) == Content(2, 2)
        assert place.settings.read_text() == "retention = 0.95\n"
        assert place.anki.exists()
    assert backups(home) == [Backup(path, NOW)]
    assert sorted(path.name for path in home.backups.iterdir()) == [path.name]


def test_a_backup_is_due_once_a_day(home: Home) -> None:
    """There is none of nothing; then one a day, whatever was copied before something was replaced."""
    assert not due(home, NOW)
    answer(home, "r1")
    take(home, NOW, "restore")
    assert due(home, NOW)
    take(home, NOW)
    assert not due(home, NOW + timedelta(hours=23))
    assert due(home, NOW + timedelta(hours=24))
    assert due(home, NOW - timedelta(days=400))


@given(st.lists(st.tuples(st.integers(0, 60 * 24 * 900), st.booleans()), max_size=60))
def test_days_weeks_and_months_are_kept(moments: list[tuple[int, bool]]) -> None:
    """Of any backups the latest stays, at most 7 + 4 + 12 that were due, and ten others; the youngest of each day."""
    known = [
        Backup(Path(f"{number}.zip"), NOW + timedelta(minutes=minutes), "restore" if special else "")
        for number, (minutes, special) in enumerate(moments)
    ]
    gone = stale(known)
    kept = [backup for backup in known if backup not in gone]
    regular = [backup for backup in kept if not backup.before]
    assert len(regular) <= 23
    assert len(kept) - len(regular) == min(10, sum(special for _, special in moments))
    if any(not special for _, special in moments):
        assert max(backup.at for backup in known if not backup.before) in {backup.at for backup in regular}
    days = {backup.at.date() for backup in known if not backup.before}
    assert set(sorted(days)[-7:]) <= {backup.at.date() for backup in regular}
    assert {backup.at.strftime("%Y-%m") for backup in regular} >= set(sorted({d.strftime("%Y-%m") for d in days})[-12:])


def test_a_restored_backup_is_what_it_was(home: Home) -> None:
    """Memory and settings are as they were, what was there before is kept, and can be put back in turn."""
    answer(home, "r1")
    home.settings.write_text("retention = 0.95\n")
    first = take(home, NOW)
    answer(home, "r2")
    home.settings.write_text("retention = 0.8\n")
    window = SqliteStore(home.database)
    kept = restore(home, first, NOW)
    assert [entry.id for entry in window.reviews()] == ["r1"]
    assert home.settings.read_text() == "retention = 0.95\n"
    assert kept is not None
    restore(home, kept, NOW)
    assert [entry.id for entry in window.reviews()] == ["r1", "r2"]
    assert home.settings.read_text() == "retention = 0.8\n"
    window.close()


def test_a_damaged_memory_is_moved_aside_and_replaced(home: Home) -> None:
    """A database that nothing can be copied of is kept byte by byte."""
    answer(home, "r1")
    backup = take(home, NOW)
    home.database.write_bytes(b"this is no database" * 100)
    kept = restore(home, backup, NOW)
    assert kept is not None
    assert kept.read_bytes() == b"this is no database" * 100
    assert content(home.database) == Content(1, 1)


def test_a_backup_of_an_earlier_version_is_brought_up_to_date(home: Home, tmp_path: Path) -> None:
    """A bare database of an earlier version can be restored, and windows that are open can go on with it."""
    window = SqliteStore(home.database)
    old_database(tmp_path / "old.sqlite3", 5)
    restore(home, tmp_path / "old.sqlite3", NOW)
    assert content(home.database) == Content(5, 5)
    assert window.latest() is not None
    window.close()


def newer(path: Path) -> None:
    """Write a backup of a later program."""
    with closing(sqlite3.connect(path)) as db:
        old_database(path.with_suffix(".old"), 3)
        with closing(sqlite3.connect(path.with_suffix(".old"))) as source:
            source.backup(db)
        db.execute("PRAGMA user_version = 99")


def foreign(path: Path) -> None:
    """Write another program's database."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE theirs (x)")


def other_zip(path: Path) -> None:
    """Write a zip file of something else."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "Dear")


def cut_off(path: Path) -> None:
    """Write the first half of a backup."""
    home = Home(path.parent / "other")
    answer(home, *(f"r{number}" for number in range(200)))
    whole = take(home, NOW).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def spoilt(path: Path) -> None:
    """Write a backup with a byte changed in the middle of its memory."""
    home = Home(path.parent / "other")
    answer(home, *(f"r{number}" for number in range(200)))
    whole = bytearray(take(home, NOW).read_bytes())
    whole[len(whole) // 2] ^= 0x55
    path.write_bytes(whole)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (newer, "of version 99, this program knows up to"),
        (foreign, "this is not a factquiz database"),
        (other_zip, "this is not a backup of factquiz"),
        (cut_off, "file is not a database|backup is damaged"),
        (spoilt, "the backup is damaged"),
        (lambda path: path.write_bytes(b""), "this is not a factquiz database"),
        (lambda path: None, "there is no such file"),
    ],
)
def test_what_is_no_backup_is_refused(tmp_path: Path, home: Home, make: Callable[[Path], None], says: str) -> None:
    """A newer, foreign or broken file changes nothing, and is told in one line."""
    answer(home, "mine")
    make(tmp_path / "x.zip")
    with pytest.raises(QuizError, match=says):
        restore(home, tmp_path / "x.zip", NOW)
    assert content(home.database) == Content(1, 1)
    assert not backups(home)


def test_a_migration_keeps_a_copy_first(home: Home) -> None:
    """A database of an earlier version is backed up before it is changed, and nothing of it is lost."""
    home.folder.mkdir()
    old_database(home.database, 40)
    SqliteStore(home.database).close()
    (backup,) = backups(home)
    assert backup.before == "update"
    with unpacked(backup.path) as place, closing(sqlite3.connect(place.database)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
    with closing(sqlite3.connect(home.database)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (newest(),)
    assert content(home.database) == Content(40, 40)


def test_names_of_one_second_do_not_meet(home: Home) -> None:
    """Several backups of one moment have names of their own, in their order."""
    answer(home, "r1")
    paths = [take(home, NOW, "test") for _ in range(3)]
    assert [backup.path for backup in backups(home)] == paths[::-1]
    assert [backup.number for backup in islice(backups(home), 3)] == [3, 2, 1]


def test_what_was_half_written_is_taken_back_before_it_is_copied(home: Home) -> None:
    """A ledger that a killed export was writing to is backed up as it was before."""
    answer(home, "r1")
    code = (
        f"import os, signal, sqlite3; db = sqlite3.connect({str(home.anki)!r}, isolation_level=None)\n"
        "db.execute('PRAGMA cache_size = 1'); db.execute('CREATE TABLE note (x)'); db.execute('BEGIN IMMEDIATE')\n"
        "for n in range(2000): db.execute('INSERT INTO note VALUES (?)', ('x' * 500,))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    assert home.anki.with_name(f"{home.anki.name}-journal").exists()
    assert ledger_faults(home.anki) == []
    with unpacked(take(home, NOW)) as place, closing(sqlite3.connect(place.anki)) as db:
        assert db.execute("SELECT count(*) FROM note").fetchone() == (0,)


@pytest.mark.parametrize("year", [1975, 2150])
def test_settings_of_any_year_are_backed_up(home: Home, year: int) -> None:
    """A clock that lost its year, when the settings were written, is no reason to take no backup."""
    answer(home, "r1")
    home.settings.write_text("retention = 0.95\n")
    stamp = datetime(year, 1, 1, tzinfo=UTC).timestamp()
    os.utime(home.settings, (stamp, stamp))
    with unpacked(take(home, NOW)) as place:
        assert place.settings.read_text() == "retention = 0.95\n"
