"""Card states and the log of deeds, in the tables of the SQLite file."""

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import asdict, fields

from quiz.errors import QuizError
from quiz.ids import deck_of
from quiz.model.state import CardState, Change, Undoable
from quiz.store.rows import insert, memory_of

_COLUMNS = tuple(field.name for field in fields(CardState))


class CardStates:
    """Reads and writes what a learner decided about cards; whoever calls holds the transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Work on an open database."""
        self._db = db

    def of_deck(self, deck: str) -> dict[str, CardState]:
        """Return the states of a deck's cards by card id; cards without any are left out."""
        rows = self._db.execute(f"SELECT {', '.join(_COLUMNS)} FROM card_state WHERE deck = ?", (deck,))  # noqa: S608 - our own names
        return {row[0]: _state(row) for row in rows}

    def of_card(self, card: str) -> CardState:
        """Return the state of one card."""
        query = f"SELECT {', '.join(_COLUMNS)} FROM card_state WHERE card = ?"  # noqa: S608 - our own names
        row = self._db.execute(query, (card,)).fetchone()
        return CardState(card) if row is None else _state(row)

    def make(self, change: Change) -> None:
        """Write a deed into the log and let it take effect."""
        before = {
            "states": [asdict(self.of_card(state.card)) for state in change.states],
            "memories": [asdict(memory) for card in change.reset if (memory := memory_of(self._db, card)) is not None],
        }
        after = {"states": [asdict(state) for state in change.states]}
        values = (change.id, change.deed, change.at, *map(json.dumps, (change.cards, before, after)))
        self._db.execute(
            "INSERT INTO change (id, deed, at, cards, before, after, after_review) "
            "VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(seq), 0) FROM review))",
            values,
        )
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
        now = [asdict(self.of_card(state["card"])) for state in after["states"]]
        answered = [memory["card"] for memory in before["memories"] if memory_of(self._db, memory["card"]) is not None]
        if now != after["states"] or answered:
            msg = "it cannot be taken back: the card was changed again since, in another window"
            raise QuizError(msg)
        self._db.execute("INSERT INTO undone_change (change, at) VALUES (?, ?)", (change, at))
        self._set(CardState(**state) for state in before["states"])
        for memory in before["memories"]:
            insert(self._db, "memory", {**memory, "deck": deck_of(memory["card"])})
        return tuple(cards)

    def latest(self, review: int, at: int, decks: Collection[str] | None = None) -> Undoable | None:
        """Return the last deed that was not taken back, if it was done after an answer.

        Args:
            review: number of the answer in its log; 0 for none.
            at: when it was given, in epoch milliseconds, which decides for deeds that were logged without a number.
            decks: decks of which the deed concerns a card; any when None.
        """
        query = (
            "SELECT id, deed, cards, at FROM change WHERE id NOT IN (SELECT change FROM undone_change) "
            "AND NOT EXISTS (SELECT 1 FROM stamp WHERE stamp.id = change.id AND own = 0) "
            "AND CASE WHEN after_review IS NULL THEN at >= ? ELSE after_review >= ? END ORDER BY seq DESC"
        )
        for id_, deed, written, done in self._db.execute(query, (at, review)):
            cards = tuple(json.loads(written))
            if decks is None or any(deck_of(card) in decks for card in cards):
                return Undoable("change", id_, deed, cards, done)
        return None

    def _set(self, states: Iterable[CardState]) -> None:
        for state in states:
            if state == CardState(state.card):
                self._db.execute("DELETE FROM card_state WHERE card = ?", (state.card,))
                continue
            insert(self._db, "card_state", {**asdict(state), "deck": deck_of(state.card)}, replace=True)


def _state(row: tuple[str, int, int | None, int, str]) -> CardState:
    card, suspended, buried_day, flagged, remark = row
    return CardState(card, bool(suspended), buried_day, bool(flagged), remark)
