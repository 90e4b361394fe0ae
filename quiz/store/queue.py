"""What is to be studied, found by index, and memories of single cards."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence, Sized
from contextlib import AbstractContextManager
from typing import Any

from quiz.model.review import Memory, Phase
from quiz.store.interface import Number
from quiz.store.rows import select_memories

_MOST_HOLES = 500
"""How many cards one query is asked about."""


class QueueReading:
    """The part of the SQLite store that says what is due; each question costs what it finds, not what there is."""

    _db: sqlite3.Connection

    def _readable(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def in_steps(self, deck: str) -> list[Memory]:
        """Return the memories of a deck's cards in learning or relearning."""
        with self._readable():
            steps = (Phase.LEARNING, Phase.RELEARNING)
            return list(select_memories(self._db, "WHERE deck = ? AND phase IN (?, ?)", (deck, *steps)))

    def due(self, deck: str, day: int | None) -> list[Memory]:
        """Return the memories of a deck's learnt cards that are due on a study day or before; of all for None."""
        where, values = "WHERE deck = ? AND phase = ?", (deck, Phase.REVIEW)
        with self._readable():
            if day is None:
                return list(select_memories(self._db, where, values))
            return list(select_memories(self._db, f"{where} AND due_day <= ?", (*values, day)))

    def due_on(self, deck: str, day: int) -> int:
        """Count the cards of a deck that are due on a study day."""
        query = f"SELECT count(*) FROM memory WHERE deck = ? AND phase IN ({_holes(Phase)}) AND due_day = ?"  # noqa: S608 - our own words
        with self._readable():
            return int(self._db.execute(query, (deck, *Phase, day)).fetchone()[0])

    def in_phases(self, deck: str, phases: Collection[Phase], day: int | None = None) -> frozenset[str]:
        """Return the ids of a deck's cards that have a memory in some phases, of those due by a study day for a day."""
        # One text is quicker to get out of SQLite than a hundred thousand.
        query = f"SELECT group_concat(card, char(10)) FROM memory WHERE deck = ? AND phase IN ({_holes(phases)})"  # noqa: S608 - our own words
        values: tuple[object, ...] = (deck, *phases)
        if day is not None:
            query, values = f"{query} AND due_day <= ?", (*values, day)
        with self._readable():
            (found,) = self._db.execute(query, values).fetchone()
        return frozenset(found.split("\n")) if found else frozenset()

    def numbers(self, decks: Collection[str], which: Sequence[Number]) -> Iterator[tuple[Any, ...]]:
        """Yield the id of each card of some decks that is not new, followed by some numbers of its memory."""
        # With the plus no index is used to find the rows: most of them are wanted, and quicker read one after another.
        query = (
            f"SELECT card, {', '.join(which)} FROM memory "  # noqa: S608 - our own words
            f"WHERE +deck IN ({_holes(decks)}) AND phase != ?"
        )
        with self._readable():
            yield from self._db.execute(query, (*decks, Phase.NEW))

    def begun_of(self, cards: Collection[str]) -> frozenset[str]:
        """Return which of some cards are not new."""
        with self._readable():
            return frozenset(
                card
                for some in runs(list(cards))
                for (card,) in self._db.execute(
                    f"SELECT card FROM memory WHERE card IN ({_holes(some)}) AND phase != ?",  # noqa: S608 - our own words
                    (*some, Phase.NEW),
                )
            )

    def memories_of(self, cards: Collection[str]) -> dict[str, Memory]:
        """Return the memories of some cards by card id; new cards have none."""
        with self._readable():
            return {
                memory.card: memory
                for some in runs(list(cards))
                for memory in select_memories(self._db, f"WHERE card IN ({_holes(some)})", some)
            }


def _holes(values: Sized) -> str:
    return ", ".join("?" * len(values))


def runs(cards: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield ids in runs that one query can be asked about."""
    for first in range(0, len(cards), _MOST_HOLES):
        yield cards[first : first + _MOST_HOLES]
