"""Take what can still be read out of a damaged database."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from quiz.errors import QuizError
from quiz.store.copies import reading, told
from quiz.store.migrate import migrate

_TABLES = ("review", "undone", "change", "undone_change", "memory", "card_state")
"""In the order in which they refer to each other."""
_BEYOND = 1_000
"""How many numbers are tried after the last entry that was found."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was taken out.

    Attributes:
        reviews: entries of the log.
        memories: memories of cards.
        unreadable: numbers of entries of any table that could not be read, or made no sense.
    """

    reviews: int
    memories: int
    unreadable: int


def salvage(source: Path, target: Path) -> Salvaged:
    """Write a new database with all entries of a damaged one that can be read.

    Args:
        source: the damaged database.
        target: a file that is not there yet.

    Raises:
        QuizError: nothing can be read, or the new database not be written.
    """
    found: dict[str, int] = {}
    unreadable = 0
    with told(source, "nothing can be salvaged"), closing(reading(source)) as old:
        old.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        with closing(sqlite3.connect(target, isolation_level=None)) as new:
            migrate(new, str(target))
            new.execute("PRAGMA foreign_keys = ON")
            new.execute("BEGIN")
            for table in _TABLES:
                columns = [name for name in _columns(new, table) if name in set(_columns(old, table))]
                if not columns:
                    continue
                holes = ", ".join("?" * len(columns))
                statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({holes})"  # noqa: S608 - our own names
                found[table] = 0
                for row in _rows(old, table, columns):
                    if row is not None and _taken(new, statement, row):
                        found[table] += 1
                    else:
                        unreadable += 1
            new.execute("COMMIT")
    if not found.get("review") and not found.get("memory"):
        target.unlink(missing_ok=True)
        msg = f"{source}: nothing can be salvaged: no entry is readable"
        raise QuizError(msg)
    return Salvaged(found.get("review", 0), found.get("memory", 0), unreadable)


def _taken(db: sqlite3.Connection, statement: str, row: tuple[object, ...]) -> bool:
    """Put a row in, if it makes sense: damaged pages can give any values."""
    try:
        db.execute(statement, row)
    except sqlite3.IntegrityError:
        return False
    return True


def _columns(db: sqlite3.Connection, table: str) -> list[str]:
    with suppress(sqlite3.DatabaseError):
        return [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    return []


def _rows(db: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[tuple[object, ...] | None]:
    """Yield the rows that can be read, and None for each that cannot.

    Rows are read in order as far as that goes; from the first damaged page on each number is asked for by
    itself, since the pages after it are mostly whole.
    """
    names = ", ".join(columns)
    last = 0
    try:
        for number, *row in db.execute(f"SELECT rowid, {names} FROM {table} NOT INDEXED ORDER BY rowid"):  # noqa: S608 - our own names
            last = number
            yield tuple(row)
    except sqlite3.DatabaseError:
        pass
    else:
        return
    end = last
    with suppress(sqlite3.DatabaseError):
        end = max(end, db.execute(f"SELECT max(rowid) FROM {table} NOT INDEXED").fetchone()[0] or 0)  # noqa: S608 - our own names
    end += _BEYOND
    missed = 0
    while last < end:
        last += 1
        try:
            found = db.execute(f"SELECT {names} FROM {table} NOT INDEXED WHERE rowid = ?", (last,)).fetchone()  # noqa: S608 - our own names
        except sqlite3.DatabaseError:
            missed += 1
        else:
            if found is not None:
                # What lies beyond the last entry that is found may never have been there.
                yield from [None] * missed
                missed, end = 0, max(end, last + _BEYOND)
                yield found
