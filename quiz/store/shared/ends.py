"""Where the entries of each card end, so that what comes behind them does not go through all of them again."""

import sqlite3
from collections.abc import Collection, Iterable

from quiz.store.queue import runs
from quiz.store.shared.entries import EMPTY, chain

_NOTHING = (0, EMPTY)


class Ends:
    """Remembers of cards when their last entry was, and what stands for all that were not taken back.

    What is remembered holds as long as nobody else writes to the database; ``begin`` finds out.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        """Know nothing yet."""
        self._db = db
        self._known: dict[str, tuple[int, str]] = {}
        self._version = 0

    def begin(self) -> None:
        """Forget what is remembered if somebody else wrote since; to be called first in each transaction."""
        (version,) = self._db.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self.clear()
            self._version = version

    def clear(self) -> None:
        """Forget all."""
        self._known.clear()

    def forget(self, cards: Iterable[str]) -> None:
        """Forget some cards, whose entries changed."""
        for card in cards:
            self._known.pop(card, None)

    def learn(self, cards: Collection[str]) -> None:
        """Look up what is not remembered of some cards, all at once."""
        missing = [card for card in dict.fromkeys(cards) if card not in self._known]
        for some in runs(missing):
            query = (
                "SELECT card, time, id, id IN (SELECT review FROM undone) OR id IN (SELECT change FROM undone_change) "  # noqa: S608 - our own words
                f"FROM stamp WHERE card IN ({', '.join('?' * len(some))}) ORDER BY card, time, id"
            )
            for card, time, entry, gone in self._db.execute(query, some):
                basis = self._known.get(card, _NOTHING)[1]
                self._known[card] = time, basis if gone else chain(basis, entry)
            self._known |= {card: _NOTHING for card in some if card not in self._known}

    def of(self, card: str) -> tuple[int, str]:
        """Return the time of a card's last entry, and what stands for all that were not taken back."""
        self.learn((card,))
        return self._known[card]

    def add(self, card: str, time: int, entry: str) -> None:
        """Remember the time of an entry that was put behind the others of a card, and its id unless it is empty.

        An answer that was taken back has its time, but stands for nothing.
        """
        basis = self.of(card)[1]
        self._known[card] = time, chain(basis, entry) if entry else basis
