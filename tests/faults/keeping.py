"""Migrating, backing up and restoring while the program is killed."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import resources
from itertools import count, islice
from pathlib import Path

from quiz.errors import QuizError
from quiz.paths import Home, clean
from quiz.store.backups import Content, backups, content, take, unpacked, write
from quiz.store.migrate import APPLICATION_ID, newest
from quiz.store.restore import restore
from quiz.store.sqlite import SqliteStore
from tests.faults import studying
from tests.faults.kind import Judged, Kind, Say, damage, leftovers, place

_OLD = 2_000
_NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def old_database(path: Path, reviews: int) -> None:
    """Write a database as the first version of the program did."""
    script = resources.files("quiz.store").joinpath("migrations/0001_reviews_and_memories.sql").read_text("utf-8")
    numbers = f"WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {reviews})"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(f"BEGIN; {script}")
        db.execute(
            f"{numbers} INSERT INTO review SELECT n, 'r' || n, 'd/f' || n || '/s', 'd', 'd/f' || n || '/s/typed', "
            "'typed', n * 1000, 0, 739000 + n / 100, 3, 'correct', 0, 'x', 900, 0, 'new', '{}' FROM n"
        )
        db.execute(
            f"{numbers} INSERT INTO memory SELECT 'd/f' || n || '/s', 'd', 'review', 0, 2.5, 5, 739010, NULL, 739000, "
            "1, 0, '', 0 FROM n"
        )
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")
        db.execute("COMMIT")


def _prepare_migration(folder: Path) -> None:
    place(folder).folder.mkdir()
    old_database(folder / "old.sqlite3", _OLD)


def _migrate(folder: Path, say: Say) -> None:
    for number in count(len(list(folder.glob("at*")))):
        home = Home(folder / f"at{number}")
        home.folder.mkdir()
        shutil.copyfile(folder / "old.sqlite3", home.database)
        say(f"at{number}")
        SqliteStore(home.database).close()


def _judge_migration(folder: Path, said: Sequence[str], kills: int) -> Judged:
    lost, faults = [], leftovers(folder)
    for name in said:
        home = Home(folder / name)
        clean(home)
        if not home.database.exists():
            continue  # looked at before
        SqliteStore(home.database).close()
        faults += damage(home.database)
        with closing(sqlite3.connect(home.database)) as db:
            (version,) = db.execute("PRAGMA user_version").fetchone()
        if content(home.database) != Content(_OLD, _OLD):
            lost.append(f"{name}: {content(home.database)}")
        if version != newest():
            faults.append(f"{name}: version {version}")
        for backup in backups(home):
            try:
                with unpacked(backup.path) as copy:
                    if content(copy.database) != Content(_OLD, _OLD):
                        lost.append(f"{backup.path}: {content(copy.database)}")
            except QuizError as error:
                faults.append(str(error))
        shutil.rmtree(home.folder)
        home.folder.mkdir()
    return Judged(tuple(lost), tuple(faults))


def _prepare_backups(folder: Path) -> None:
    studying.prepare(folder)
    for _ in islice(studying.steps(folder), 50):
        pass
    write(place(folder), folder / "small.zip")
    for _ in islice(studying.steps(folder), 50):
        pass
    write(place(folder), folder / "large.zip")


def _backup(folder: Path, say: Say) -> None:
    known = backups(place(folder))
    at = known[0].at if known else _NOW
    for number in count(1):
        say(take(place(folder), at + timedelta(minutes=number), "test").name)


def _judge_backups(folder: Path, said: Sequence[str], kills: int) -> Judged:
    faults, lost = leftovers(folder), []
    known = backups(place(folder))
    for backup in known:
        try:
            with unpacked(backup.path) as copy:
                if content(copy.database).reviews < 90:
                    faults.append(f"{backup.path}: {content(copy.database)}")
        except QuizError as error:
            faults.append(str(error))
    if said and not any(backup.path.name == said[-1] for backup in known):
        lost.append(said[-1])
    return Judged(tuple(lost), tuple(faults))


def _restore(folder: Path, say: Say) -> None:
    for number in count():
        name = ("small.zip", "large.zip")[number % 2]
        restore(place(folder), folder / name, _NOW + timedelta(minutes=number))
        say(name)


def _judge_restored(folder: Path, said: Sequence[str], kills: int) -> Judged:
    faults = [*leftovers(folder), *damage(place(folder).database)]
    found = content(place(folder).database)
    wholes = []
    for name in ("small.zip", "large.zip"):
        with unpacked(folder / name) as copy:
            wholes.append(content(copy.database))
    if found not in wholes:
        faults.append(f"{found} is neither of {wholes}")
    for backup in backups(place(folder)):
        with unpacked(backup.path) as copy:
            if content(copy.database) not in wholes:
                faults.append(f"{backup.path}: {content(copy.database)}")
    return Judged((), tuple(faults))


MIGRATING = Kind("migrating", _prepare_migration, _migrate, _judge_migration)
BACKING_UP = Kind("backing up", _prepare_backups, _backup, _judge_backups, span=0.3)
RESTORING = replace(BACKING_UP, name="restoring", work=_restore, judge=_judge_restored)
