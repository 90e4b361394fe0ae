"""Whole copies of a database, taken while others write to it and put back while others read it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from quiz.errors import QuizError
from quiz.store.migrate import check_ours
from quiz.store.trouble import reason

_TIMEOUT = 5.0


def copy_out(source: Path, target: Path) -> None:
    """Copy a database as it is at one moment into a file that is not there yet.

    Whoever writes to the source goes on meanwhile; what they write then is not in the copy.
    ``VACUUM INTO`` is one read transaction, and leaves no log beside the copy
    (https://www.sqlite.org/lang_vacuum.html).

    Raises:
        QuizError: the source cannot be read, or the copy not be written.
    """
    with closing(reading(source)) as db, told(source, "cannot be copied"):
        db.execute("VACUUM INTO ?", (str(target),))


def put_back(source: Path, target: Path) -> None:
    """Put the content of one database in place of that of another, in one transaction.

    Programs that have the target open see either all of the old content or all of the new.

    Args:
        source: a database that was checked.
        target: a database that is in order, or a file that is not there.

    Raises:
        QuizError: the target cannot be written; it is as it was.
    """
    with (
        told(target, "cannot be replaced"),
        closing(reading(source)) as new,
        closing(sqlite3.connect(target, timeout=_TIMEOUT)) as old,
    ):
        new.backup(old)


def check_copy(path: Path, name: str) -> int:
    """Check that a file is a whole database of ours, which this program can use; return its version.

    Args:
        path: the file.
        name: what it is called in messages.

    Raises:
        QuizError: it is damaged, not ours, or newer than this program.
    """
    with told(Path(name), "cannot be used"), closing(reading(path)) as db:
        version = check_ours(db, name)
        faults = integrity(db)
    if not version:
        msg = f"{name}: this is not a factquiz database"
        raise QuizError(msg)
    if faults:
        msg = f"{name}: the database is damaged: {faults[0]}"
        raise QuizError(msg)
    return version


def integrity(db: sqlite3.Connection) -> list[str]:
    """Return what SQLite finds wrong with a database; nothing for one in order."""
    found = [str(row[0]) for row in db.execute("PRAGMA integrity_check(20)")]
    return [] if found == ["ok"] else [line for fault in found for line in fault.splitlines()]


def reading(path: Path) -> sqlite3.Connection:
    """Open a database that is only read.

    Raises:
        sqlite3.Error: there is no such file, or it cannot be opened.
    """
    journal = path.with_name(f"{path.name}-journal")
    # What a killed program had half-written is taken back by whoever opens the file next, which is a change.
    mode = "rw" if journal.exists() else "ro"
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=_TIMEOUT, isolation_level=None)


@contextmanager
def told(path: Path, what: str) -> Iterator[None]:
    """Tell troubles of SQLite and of the system in one line.

    Args:
        path: the file that they are of.
        what: what cannot be done with it.
    """
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        msg = f"{path}: {what}: {reason(error)}"
        raise QuizError(msg) from error
