"""Memories as rows of their table, for all that reads and writes them."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from quiz.ids import deck_of
from quiz.model.review import Memory, Phase, Review

_COLUMNS = tuple(field.name for field in fields(Memory))
_REVIEW_FIELDS = tuple(field.name for field in fields(Review))
_memory_values = attrgetter(*_COLUMNS)
_review_values = attrgetter(*_REVIEW_FIELDS)
_PHASES = {phase.value: phase for phase in Phase}
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM memory"  # noqa: S608 - our own names


def memories_of(db: sqlite3.Connection, deck: str) -> dict[str, Memory]:
    """Return the memories of a deck's cards by card id."""
    return {memory.card: memory for memory in select_memories(db, "WHERE deck = ?", (deck,))}


def select_memories(db: sqlite3.Connection, where: str, values: Sequence[object]) -> Iterator[Memory]:
    """Yield the memories that a condition holds for."""
    return map(_of_row, db.execute(f"{_SELECT} {where}", values))


def memory_of(db: sqlite3.Connection, card: str) -> Memory | None:
    """Return the memory of a card; None for a new one."""
    row = db.execute(f"{_SELECT} WHERE card = ?", (card,)).fetchone()
    return None if row is None else _of_row(row)


def as_memory(values: dict[str, Any]) -> Memory:
    """Make a memory of its fields, as a log keeps them."""
    return Memory(**{**values, "phase": Phase(values["phase"])})


def plain(record: Memory | Review) -> dict[str, Any]:
    """Return the fields of a record by name; none of them holds further records."""
    if isinstance(record, Memory):
        return dict(zip(_COLUMNS, _memory_values(record), strict=True))
    return dict(zip(_REVIEW_FIELDS, _review_values(record), strict=True))


def memory_row(memory: Memory) -> dict[str, Any]:
    """Return a memory as a row of its table."""
    return plain(memory) | {"deck": deck_of(memory.card)}


def insert(db: sqlite3.Connection, table: str, values: dict[str, object], *, replace: bool = False) -> None:
    """Put a row into a table, in place of the one with the same key if that is asked for."""
    insert_all(db, table, [values], replace=replace)


def insert_all(db: sqlite3.Connection, table: str, rows: Sequence[dict[str, object]], *, replace: bool = False) -> None:
    """Put rows with the same columns into a table, in place of those with the same key if that is asked for."""
    if not rows:
        return
    names = list(rows[0])
    holes = ", ".join(f":{name}" for name in names)
    statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({holes})"  # noqa: S608 - our own names
    if replace:
        # Not INSERT OR REPLACE, which takes the row away without telling the triggers.
        statement += f" ON CONFLICT DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in names)}"
    db.executemany(statement, rows)


def _of_row(row: tuple[Any, ...]) -> Memory:
    # The columns stand in the order of the fields; the phase is the second.
    return Memory(row[0], _PHASES[row[1]], *row[2:])
