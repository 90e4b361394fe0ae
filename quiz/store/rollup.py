"""Sums over the log, kept by triggers with each review."""

import sqlite3
from contextlib import AbstractContextManager
from typing import Any

from quiz.model.review import Brief
from quiz.store.interface import Totals


class TotalsReading:
    """The part of the SQLite store that tells sums, whatever the length of the log."""

    _db: sqlite3.Connection

    def _readable(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def totals(self, deck: str) -> Totals:
        """Return the sums over a deck's reviews that were not taken back."""
        with self._readable():
            return Totals(
                self._rows(
                    "SELECT day, reviews, passed, begun, took, young, young_passed, young_guess, "
                    "mature, mature_passed, mature_guess FROM day_total WHERE deck = ? ORDER BY day",
                    deck,
                ),
                self._rows("SELECT hour, reviews, passed FROM hour_total WHERE deck = ?", deck),
                self._rows(
                    "SELECT card, sum(reviews), sum(reviews - passed), sum(learnt), sum(learnt_passed), "
                    "sum(learnt_guess) / 1e9 FROM card_total WHERE deck = ? GROUP BY card",
                    deck,
                ),
                self._rows(
                    # One text is quicker to get out of SQLite than a hundred thousand.
                    "SELECT format, group_concat(card, char(10)), sum(reviews), sum(learnt), sum(learnt_passed), "
                    "sum(learnt_guess) FROM card_total WHERE deck = ? GROUP BY format",
                    deck,
                ),
            )

    def briefs(self, deck: str) -> list[Brief]:
        """Return what counts of the memories of a deck's cards."""
        query = "SELECT card, phase, stability, difficulty, due_day, lapses FROM memory WHERE deck = ?"
        with self._readable():
            return list(map(Brief._make, self._db.execute(query, (deck,))))

    def _rows(self, query: str, deck: str) -> list[tuple[Any, ...]]:
        return self._db.execute(query, (deck,)).fetchall()
