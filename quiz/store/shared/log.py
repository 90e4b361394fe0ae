"""The logs as one folder that machines share sees them: what is new for it, and what came from it."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from quiz.model.review import Memory, Phase
from quiz.store.reviews import REVIEW_COLUMNS, review_of
from quiz.store.rows import as_memory
from quiz.store.shared.ends import Ends
from quiz.store.shared.entries import Answered, Done, Entry, TakenBack
from quiz.store.shared.interface import Append, FilePlace
from quiz.store.shared.lines import unpacked
from quiz.store.shared.merge import Follow, come_to, reckon, take_in
from quiz.store.shared.stamps import RESET, stamp

_CACHE = 64 << 10
"""Kibibytes of the database that are kept at hand."""
_AT_ONCE = 4_000
"""How many entries are stamped in one go."""
_ANSWERS = f"""
    SELECT review.seq, {", ".join(f"review.{name}" for name in REVIEW_COLUMNS)}, json_extract(before, '$.stability'),
           before, stamp.after, stamp.time, stamp.basis
    FROM review JOIN stamp ON stamp.id = review.id WHERE review.seq > ? ORDER BY review.seq LIMIT ?
"""  # noqa: S608 - our own words
_NOT_STAMPED = f"""
    SELECT {", ".join(REVIEW_COLUMNS)}, json_extract(before, '$.stability') FROM review
    WHERE card = ? AND id NOT IN (SELECT id FROM stamp) AND id NOT IN (SELECT review FROM undone) ORDER BY seq
"""  # noqa: S608 - our own words
_DEEDS = "SELECT seq, id, deed, at FROM change WHERE seq > ? ORDER BY seq LIMIT ?"
_TAKEN_BACK = """
    SELECT id, at FROM (SELECT review AS id, at FROM undone UNION ALL SELECT change, at FROM undone_change)
    WHERE id NOT IN (SELECT id FROM shared_undone WHERE folder = ?) LIMIT ?
"""


class SqliteSharedLog:
    """See ``SharedLog`` for its methods."""

    def __init__(
        self,
        db: sqlite3.Connection,
        transaction: Callable[[], AbstractContextManager[None]],
        folder: str,
        follow: Follow,
    ) -> None:
        """Look at a database.

        Args:
            db: the database.
            transaction: makes a transaction of a block.
            folder: which folder.
            follow: returns the memory after a logged answer.
        """
        self._db = db
        self._begin = transaction
        self._ends = Ends(db)
        # What is put in belongs all over the file: with the usual two megabytes, pages are read again and again.
        db.execute(f"PRAGMA cache_size = -{_CACHE}")
        self._folder = folder
        self._follow = follow

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            with self._begin():
                self._ends.begin()
                yield
        except BaseException:
            self._ends.clear()
            raise

    def prepare(self) -> bool:
        """Stamp some entries that were made here; return whether there are more."""
        with self._transaction():
            return self._stamp()

    def places(self) -> dict[str, FilePlace]:
        """Return how far each file was read or written."""
        query = "SELECT name, position, tail FROM shared_file WHERE folder = ?"
        with self._transaction():
            return {
                name: FilePlace(position, tail) for name, position, tail in self._db.execute(query, (self._folder,))
            }

    def forget(self) -> None:
        """Look at the folder as if it had never been seen."""
        with self._transaction():
            for table in ("shared_file", "shared_folder", "shared_undone"):
                self._db.execute(f"DELETE FROM {table} WHERE folder = ?", (self._folder,))  # noqa: S608 - our own names

    def take(self, entries: Collection[Entry], name: str, place: FilePlace) -> int:
        """Take entries of a file in, and remember how far it was read; return how many were new."""
        with self._transaction():
            while self._stamp():
                pass
            cards, new = take_in(self._db, self._ends, entries)
            reckon(self._db, cards, self._follow)
            backs = ((self._folder, entry.id) for entry in entries if isinstance(entry, TakenBack))
            self._db.executemany("INSERT OR IGNORE INTO shared_undone VALUES (?, ?)", backs)
            self._remember(name, place)
            return new

    def give(self, most: int, append: Append, known: Collection[str] = ()) -> bool:
        """Give entries that the folder may not have to whoever appends them to a file, then count them as given."""
        with self._transaction():
            while self._stamp():
                pass
            found = self._db.execute("SELECT review, change FROM shared_folder WHERE folder = ?", (self._folder,))
            review, change = found.fetchone() or (0, 0)
            answers = self._db.execute(_ANSWERS, (review, most)).fetchall()
            deeds = self._db.execute(_DEEDS, (change, most)).fetchall()
            backs = [TakenBack(*row) for row in self._db.execute(_TAKEN_BACK, (self._folder, most))]
            if not (answers or deeds or backs):
                return False
            entries: list[Entry] = [_answered(row) for row in answers if row[1] not in known]
            entries += [self._done(row) for row in deeds if row[1] not in known]
            entries += backs
            if entries:
                self._remember(*append(entries, self._places()))
            review, change = (rows[-1][0] if rows else was for rows, was in ((answers, review), (deeds, change)))
            self._db.execute("INSERT OR REPLACE INTO shared_folder VALUES (?, ?, ?)", (self._folder, review, change))
            for back in backs:
                self._db.execute("INSERT OR IGNORE INTO shared_undone VALUES (?, ?)", (self._folder, back.id))
                cards = self._db.execute("SELECT card FROM stamp WHERE id = ?", (back.id,)).fetchall()
                reckon(self._db, (card for (card,) in cards), self._follow)
            return True

    def remembered(self, card: str) -> Memory | None:
        """Return what the entries of a card come to."""
        with self._transaction():
            memory, _ = come_to(self._db, card, self._follow)
            for row in self._db.execute(_NOT_STAMPED, (card,)):
                review = review_of(row)
                known = None if review.phase is Phase.NEW else memory
                memory = self._follow(known or Memory(card), review)
            return memory

    def _places(self) -> dict[str, FilePlace]:
        query = "SELECT name, position, tail FROM shared_file WHERE folder = ?"
        return {name: FilePlace(position, tail) for name, position, tail in self._db.execute(query, (self._folder,))}

    def _stamp(self) -> bool:
        """Stamp entries that were made here; they stand behind all that was known, so that no memory changes."""
        return stamp(self._db, self._ends, _AT_ONCE)

    def _remember(self, name: str, place: FilePlace) -> None:
        values = (self._folder, name, place.position, place.tail)
        self._db.execute("INSERT OR REPLACE INTO shared_file VALUES (?, ?, ?, ?)", values)

    def _done(self, row: tuple[Any, ...]) -> Done:
        _, change, deed, at = row
        stamps = self._db.execute(
            "SELECT card, time, after FROM stamp WHERE id = ? ORDER BY card", (change,)
        ).fetchall()
        texts = {card: json.loads(text) for card, _, text in stamps}
        sets = {card: values for card, values in texts.items() if values != RESET}
        time = stamps[0][1] if stamps else max(at, 0)
        return Done(change, deed, at, time, sets, tuple(sorted(texts.keys() - sets.keys())))


def _answered(row: tuple[Any, ...]) -> Answered:
    _, *columns, before, after, time, basis = row
    review = review_of(columns)
    values = json.loads(after)
    left = None if values is None else unpacked(review.card, values)
    return Answered(review, _before(review.card, before), left, time, basis)


def _before(card: str, text: str) -> Memory:
    """Return the memory before an answer; a log of long ago may not hold it."""
    values: dict[str, object] = json.loads(text)
    return as_memory(values) if values else Memory(card)
