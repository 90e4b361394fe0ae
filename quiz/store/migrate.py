"""Bring a database up to date, one script after the other."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from quiz.errors import QuizError

APPLICATION_ID = 0x46515A31
"""Marks the file as ours ("FQZ1")."""
_SCRIPTS = Path(__file__).with_name("migrations")
Told = Callable[[str], None]
"""Called now and then with what is being done; what it raises ends the work."""
_STEPS = 1_000_000
"""After how many steps of SQLite's machine it is told that work goes on: some hundredths of a second."""


def migrate(
    db: sqlite3.Connection, name: str, keep: Callable[[], object] = lambda: None, told: Told = lambda _: None
) -> None:
    """Apply the scripts that a database has not seen; each one whole or not at all.

    Args:
        db: a connection in autocommit mode.
        name: the file, for messages.
        keep: keeps a copy before a database that holds something is changed.
        told: hears what is being done to one that holds something.

    Raises:
        QuizError: the database is not ours or newer than this program.
    """
    scripts = _scripts()
    version = check_ours(db, name, len(scripts))
    if 0 < version < len(scripts):
        told("keeping a copy first")
        keep()
        with _watched(db, lambda: told("bringing it up to date")):
            _apply(db, name, scripts, version)
    else:
        _apply(db, name, scripts, version)


def _apply(db: sqlite3.Connection, name: str, scripts: list[Path], version: int) -> None:
    while version < len(scripts):
        db.execute("BEGIN IMMEDIATE")
        try:
            version = check_ours(db, name, len(scripts))
            if version < len(scripts):
                for statement in _statements(scripts[version].read_text("utf-8")):
                    db.execute(statement)
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                db.execute(f"PRAGMA user_version = {version + 1}")
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
        version += 1


@contextmanager
def _watched(db: sqlite3.Connection, tick: Callable[[], None]) -> Iterator[None]:
    """Call something now and then while statements run; what it raises, or ctrl+c meanwhile, ends them."""
    raised: list[BaseException] = []

    def handle() -> int:
        try:
            tick()
        except BaseException as error:  # noqa: BLE001 - SQLite would swallow it
            raised.append(error)
        return len(raised)

    db.set_progress_handler(handle, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if raised:
            raise raised[0] from error
        raise
    finally:
        db.set_progress_handler(None, 0)


def check_ours(db: sqlite3.Connection, name: str, known: int | None = None) -> int:
    """Return the version of a database, which is only read.

    Args:
        db: a connection.
        name: the file, for messages.
        known: the version that this program writes; looked up when None.

    Raises:
        QuizError: the database is not ours or newer than this program.
    """
    known = newest() if known is None else known
    (version,) = db.execute("PRAGMA user_version").fetchone()
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables and application != APPLICATION_ID:
        msg = f"{name}: this is not a factquiz database"
        raise QuizError(msg)
    if version > known:
        msg = f"{name}: the database is of version {version}, this program knows up to {known}; update factquiz"
        raise QuizError(msg)
    return int(version)


def newest() -> int:
    """Return the version that this program writes."""
    return len(_scripts())


def _scripts() -> list[Path]:
    return sorted(_SCRIPTS.glob("*.sql"))


def _statements(script: str) -> list[str]:
    """Split a script into statements; a statement is complete where SQLite says so."""
    statements: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            statements.append(pending)
            pending = ""
    return statements
