"""Card states and the log of deeds, in the tables of the SQLite file."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, fields

from quiz.errors import QuizError
from quiz.model.review import Memory, Phase
from quiz.model.state import CardState, Change, Undoable

_COLUMNS = tuple(field.name for field in fields(CardState))
_MEMORY_COLUMNS = tuple(field.name for field in fields(Memory))


class CardStates:
    """Reads and writes what a learner decided about cards; whoever calls holds the transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Work on an open database."""
        self._db = db

    def of_deck(self, deck: str) -> dict[str, CardState]:
        """Return the states of a deck's cards by card id; cards without any are left out."""
        rows = self._db.execute(f"SELECT {', '.join(_COLUMNS)} FROM card_state WHERE deck = ?", (deck,))  # noqa: S608 - our own names
        return {row[0]: _state(row) for row in rows}

    def make(self, change: Change) -> None:
        """Write a deed into the log and let it take effect."""
        before = {
            "states": [asdict(self._one(state.card)) for state in change.states],
            "memories": [asdict(memory) for card in change.reset if (memory := self._memory(card)) is not None],
        }
        after = {"states": [asdict(state) for state in change.states]}
        values = (change.id, change.deed, change.at, *map(json.dumps, (change.cards, before, after)))
        self._db.execute("INSERT INTO change (id, deed, at, cards, before, after) VALUES (?, ?, ?, ?, ?, ?)", values)
        self._set(change.states)
        self._db.executemany("DELETE FROM memory WHERE card = ?", [(card,) for card in change.reset])

    def undo(self, change: str, at: int) -> tuple[str, ...]:
        """Take a deed back; return the cards that it concerned, none when there is no such deed.

        Raises:
            QuizError: a card was changed or answered since.
        """
        query = "SELECT cards, before, after FROM change WHERE id = ? AND id NOT IN (SELECT change FROM undone_change)"
        row = self._db.execute(query, (change,)).fetchone()
        if row is None:
            return ()
        cards, before, after = map(json.loads, row)
        now = [asdict(self._one(state["card"])) for state in after["states"]]
        answered = [memory["card"] for memory in before["memories"] if self._memory(memory["card"]) is not None]
        if now != after["states"] or answered:
            msg = "it cannot be taken back: the card was changed again since, in another window"
            raise QuizError(msg)
        self._db.execute("INSERT INTO undone_change (change, at) VALUES (?, ?)", (change, at))
        self._set(CardState(**state) for state in before["states"])
        for memory in before["memories"]:
            holes = ", ".join(f":{name}" for name in (*_MEMORY_COLUMNS, "deck"))
            columns = ", ".join((*_MEMORY_COLUMNS, "deck"))
            values = {**memory, "deck": memory["card"].partition("/")[0]}
            self._db.execute(f"INSERT INTO memory ({columns}) VALUES ({holes})", values)  # noqa: S608 - our own names
        return tuple(cards)

    def latest(self) -> Undoable | None:
        """Return the last deed that was not taken back."""
        query = (
            "SELECT id, deed, cards, at FROM change WHERE id NOT IN (SELECT change FROM undone_change) "
            "ORDER BY seq DESC LIMIT 1"
        )
        row = self._db.execute(query).fetchone()
        return None if row is None else Undoable("change", row[0], row[1], tuple(json.loads(row[2])), row[3])

    def _one(self, card: str) -> CardState:
        query = f"SELECT {', '.join(_COLUMNS)} FROM card_state WHERE card = ?"  # noqa: S608 - our own names
        row = self._db.execute(query, (card,)).fetchone()
        return CardState(card) if row is None else _state(row)

    def _memory(self, card: str) -> Memory | None:
        query = f"SELECT {', '.join(_MEMORY_COLUMNS)} FROM memory WHERE card = ?"  # noqa: S608 - our own names
        row = self._db.execute(query, (card,)).fetchone()
        if row is None:
            return None
        values = dict(zip(_MEMORY_COLUMNS, row, strict=True))
        return Memory(**{**values, "phase": Phase(values["phase"])})

    def _set(self, states: Iterable[CardState]) -> None:
        for state in states:
            if state == CardState(state.card):
                self._db.execute("DELETE FROM card_state WHERE card = ?", (state.card,))
                continue
            values = {**asdict(state), "deck": state.card.partition("/")[0]}
            holes = ", ".join(f":{name}" for name in values)
            self._db.execute(f"INSERT OR REPLACE INTO card_state ({', '.join(values)}) VALUES ({holes})", values)  # noqa: S608 - our own names


def _state(row: tuple[str, int, int | None, int, str]) -> CardState:
    card, suspended, buried_day, flagged, remark = row
    return CardState(card, bool(suspended), buried_day, bool(flagged), remark)
