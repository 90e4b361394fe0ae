"""Sums over the log and over memories, kept by triggers with each of them."""

import sqlite3
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # no start needs it
    from quiz.store.totals import GroupRow, HardRow, Totals

_HARDEST = """
    SELECT card, lapses, round(coalesce(difficulty, 0.0), 2), missed * 1.0 / reviews FROM standing
    WHERE deck = ? AND missed > 0 AND lapses IS NOT NULL
    ORDER BY lapses DESC, missed * 1.0 / reviews DESC, round(coalesce(difficulty, 0.0), 2) DESC, card
"""
_BY_GROUP = """
    SELECT group_of(card) AS name, sum(reviews), sum(learnt), sum(learnt_passed), sum(learnt_guess),
        count(difficulty), total(difficulty)
    FROM standing WHERE deck = ? GROUP BY name HAVING name IS NOT NULL
"""


class TotalsReading:
    """The part of the SQLite store that tells sums, however long the log and however many the cards."""

    _db: sqlite3.Connection

    def _readable(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def totals(self, deck: str) -> "Totals":
        """Return the sums over a deck's reviews that were not taken back, and over its memories."""
        from quiz.store.totals import Totals  # noqa: PLC0415 - no start needs it

        with self._readable():
            return Totals(
                self._rows(
                    "SELECT day, reviews, passed, begun, took, young, young_passed, young_guess, "
                    "mature, mature_passed, mature_guess FROM day_total WHERE deck = ? ORDER BY day",
                    deck,
                ),
                self._rows("SELECT hour, reviews, passed FROM hour_total WHERE deck = ?", deck),
                self._rows(
                    "SELECT format, cards, reviews, learnt, learnt_passed, learnt_guess, rated, difficulty "
                    "FROM format_total WHERE deck = ?",
                    deck,
                ),
                self._rows("SELECT phase, due_day, cards FROM due_total WHERE deck = ?", deck),
                self._rows("SELECT stability, cards FROM stability_total WHERE deck = ?", deck),
                self._rows("SELECT difficulty, cards, total FROM difficulty_total WHERE deck = ?", deck),
            )

    def touched(self, deck: str) -> list[str]:
        """Return the ids of a deck's cards that have a memory, or a review that was not taken back."""
        with self._readable():
            # One text is quicker to get out of SQLite than a hundred thousand.
            query = "SELECT group_concat(card, char(10)) FROM standing WHERE deck = ?"
            (found,) = self._db.execute(query, (deck,)).fetchone()
        return found.split("\n") if found else []

    def hardest(self, deck: str, most: int, without: Collection[str] = ()) -> "list[HardRow]":
        """Return the cards of a deck that are hardest to remember, the hardest first."""
        with self._readable():
            rows = (row for row in self._db.execute(_HARDEST, (deck,)) if row[0] not in without)
            return list(islice(rows, most))

    def by_group(self, deck: str, group_of: Callable[[str], int | None]) -> "list[GroupRow]":
        """Return sums over the reviews and memories of a deck's cards by a group that each card is in."""
        with self._readable():
            self._db.create_function("group_of", 1, group_of, deterministic=True)
            return self._rows(_BY_GROUP, deck)

    def suspended_due(self, deck: str) -> list[tuple[int, int]]:
        """Count the memories of a deck's suspended cards by the study day on which they are due; 0 stands for none."""
        query = (
            "SELECT coalesce(due_day, 0) AS day, count(*) FROM card_state JOIN memory ON memory.card = card_state.card "
            "WHERE card_state.deck = ? AND suspended GROUP BY day"
        )
        with self._readable():
            return self._rows(query, deck)

    def _rows(self, query: str, deck: str) -> list[tuple[Any, ...]]:
        return self._db.execute(query, (deck,)).fetchall()
