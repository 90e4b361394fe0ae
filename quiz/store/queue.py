"""What is to be studied, found by index, and memories of single cards."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager

from quiz.model.review import Memory, Phase
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
        holes = ", ".join("?" * len(Phase))
        query = f"SELECT count(*) FROM memory WHERE deck = ? AND phase IN ({holes}) AND due_day = ?"  # noqa: S608 - our own words
        with self._readable():
            return int(self._db.execute(query, (deck, *Phase, day)).fetchone()[0])

    def begun(self, deck: str) -> frozenset[str]:
        """Return the ids of a deck's cards that are not new."""
        # One text is quicker to get out of SQLite than a hundred thousand.
        query = "SELECT group_concat(card, char(10)) FROM memory WHERE deck = ? AND phase != ?"
        with self._readable():
            (found,) = self._db.execute(query, (deck, Phase.NEW)).fetchone()
        return frozenset(found.split("\n")) if found else frozenset()

    def begun_of(self, cards: Collection[str]) -> frozenset[str]:
        """Return which of some cards are not new."""
        with self._readable():
            return frozenset(
                card
                for some in runs(list(cards))
                for (card,) in self._db.execute(
                    f"SELECT card FROM memory WHERE card IN ({', '.join('?' * len(some))}) AND phase != ?",  # noqa: S608 - our own words
                    (*some, Phase.NEW),
                )
            )

    def memories_of(self, cards: Collection[str]) -> dict[str, Memory]:
        """Return the memories of some cards by card id; new cards have none."""
        with self._readable():
            return {
                memory.card: memory
                for some in runs(list(cards))
                for memory in select_memories(self._db, f"WHERE card IN ({', '.join('?' * len(some))})", some)
            }


def runs(cards: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield ids in runs that one query can be asked about."""
    for first in range(0, len(cards), _MOST_HOLES):
        yield cards[first : first + _MOST_HOLES]
