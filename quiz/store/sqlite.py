"""The store in one SQLite file."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.clock import SystemClock
from quiz.errors import QuizError
from quiz.model.pace import Pace
from quiz.model.review import Memory, Phase, Review
from quiz.model.state import CardState, Change, Undoable
from quiz.paths import Home
from quiz.store.adoptions import ADOPTED, adopt, review_row
from quiz.store.card_states import CardStates
from quiz.store.elsewhere import look
from quiz.store.interface import Adoption, DayCount, Mark, Superseded
from quiz.store.migrate import Told, check_ours, migrate
from quiz.store.queue import QueueReading
from quiz.store.reviews import REVIEW_COLUMNS, review_of
from quiz.store.rollup import TotalsReading
from quiz.store.rows import as_memory, insert, memories_of, memory_of, memory_row
from quiz.store.trouble import reason

if TYPE_CHECKING:  # no start needs it
    from quiz.store.shared.log import SqliteSharedLog
    from quiz.store.shared.merge import Follow

_REVIEW_COLUMNS = (
    *REVIEW_COLUMNS,
    # The memory before the review is kept whole; its stability has no column of its own.
    "json_extract(before, '$.stability')",
)
_NOT_UNDONE = "id NOT IN (SELECT review FROM undone)"
# By (time, id), as every machine has it; what has no stamp yet was given here, after all answers of other machines.
_SHARED_ORDER = "coalesce((SELECT printf('%020d', time) || id FROM stamp WHERE stamp.id = review.id), '~'), seq"
_TIMEOUT = 5.0
_LATEST = 200
"""Of how many answers the pace is told."""


class SqliteStore(QueueReading, TotalsReading):
    """A learner's reviews and memories in a SQLite file; see ``Store`` for its methods."""

    def __init__(self, path: Path, told: Told = lambda _: None) -> None:
        """Open the file, making it or bringing it up to date when needed.

        Args:
            path: the file.
            told: hears what is being done to bring it up to date.

        Raises:
            QuizError: it cannot be opened, is no database of ours, or is newer than this program.
        """
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=_TIMEOUT, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            msg = f"{path}: cannot be opened: {reason(error)}"
            raise QuizError(msg) from error
        self._states = CardStates(self._db)
        try:
            self._prepare(told)
        except BaseException:
            self._db.close()
            raise

    def _prepare(self, told: Told) -> None:
        try:
            check_ours(self._db, str(self._path))
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA foreign_keys = ON")
            migrate(self._db, str(self._path), self._keep, told)
        except sqlite3.Error as error:
            msg = f"{self._path}: cannot be opened: {reason(error)}"
            raise QuizError(msg) from error

    def _keep(self) -> None:
        place = Home(self._path.parent)
        if place.database == self._path:
            from quiz.store.backups import take  # noqa: PLC0415 - no start needs it

            take(place, SystemClock().now(), "update")

    def memories(self, deck: str) -> dict[str, Memory]:
        """Return the memories of a deck's cards by card id."""
        with self._readable():
            return memories_of(self._db, deck)

    def memory(self, card: str) -> Memory | None:
        """Return the memory of a card."""
        with self._readable():
            return memory_of(self._db, card)

    def elsewhere(self, mark: Mark | None) -> tuple[Mark, frozenset[str]]:
        """Tell what other connections did since one looked last."""
        with self._readable():
            return look(self._db, mark)

    def record(self, review: Review, before: Memory, after: Memory, *, replaces: str = "") -> None:
        """Add a review and set its card's memory in one transaction."""
        values = review_row(review, before)
        with self._transaction():
            self._expect_latest(review.card, replaces, before)
            if replaces:
                self._db.execute("INSERT INTO undone (review, at) VALUES (?, ?)", (replaces, review.at))
            insert(self._db, "review", values)
            self._set_memory(after)

    def revise(self, memories: Iterable[tuple[Memory, Memory]]) -> list[str]:
        """Set memories that were reckoned anew in one transaction."""
        changed: list[str] = []
        with self._transaction():
            for before, after in memories:
                if memory_of(self._db, before.card) == before:
                    self._set_memory(after)
                else:
                    changed.append(before.card)
        return changed

    def decks(self) -> list[str]:
        """Return the ids of all decks that anything is remembered of."""
        with self._readable():
            return [deck for (deck,) in self._db.execute("SELECT DISTINCT deck FROM memory ORDER BY deck")]

    def adopt(self, adoptions: Iterable[Adoption], changes: Iterable[Change] = ()) -> int:
        """Take over what another program knows in one transaction."""
        with self._transaction():
            kept = adopt(self._db, adoptions)
            for change in changes:
                if not self._db.execute("SELECT 1 FROM change WHERE id = ?", (change.id,)).fetchone():
                    self._states.make(change)
            return kept

    def logged(self, deck: str) -> frozenset[str]:
        """Return the ids of all reviews of a deck, those that were taken back among them."""
        with self._readable():
            return frozenset(row[0] for row in self._db.execute("SELECT id FROM review WHERE deck = ?", (deck,)))

    def undo(self, review: str, at: int) -> Memory | None:
        """Take a review back and restore the memory before it in one transaction."""
        with self._transaction():
            query = f"SELECT card, before FROM review WHERE id = ? AND {_NOT_UNDONE}"  # noqa: S608 - our own words
            row = self._db.execute(query, (review,)).fetchone()
            if row is None:
                return None
            if self._latest(row[0]) != review:
                msg = "the answer cannot be taken back: the card was answered again since, in another window"
                raise QuizError(msg)
            self._db.execute("INSERT INTO undone (review, at) VALUES (?, ?)", (review, at))
            before = as_memory(json.loads(row[1]))
            if before.reps == 0:
                self._db.execute("DELETE FROM memory WHERE card = ?", (row[0],))
                return None
            self._set_memory(before)
            return before

    def states(self, deck: str) -> dict[str, CardState]:
        """Return what the learner decided about a deck's cards."""
        with self._readable():
            return self._states.of_deck(deck)

    def state(self, card: str) -> CardState:
        """Return what the learner decided about a card."""
        with self._readable():
            return self._states.of_card(card)

    def change(self, change: Change) -> None:
        """Write a deed into the log and let it take effect in one transaction."""
        with self._transaction():
            self._states.make(change)

    def undo_change(self, change: str, at: int) -> tuple[str, ...]:
        """Take a deed back in one transaction."""
        with self._transaction():
            return self._states.undo(change, at)

    def latest(self, decks: Collection[str] | None = None) -> Undoable | None:
        """Return the last answer or deed that was not taken back and concerns a deck."""
        where = "" if decks is None else "AND deck IN (SELECT value FROM json_each(?))"
        query = (
            f"SELECT id, card, at, seq FROM review WHERE {_NOT_UNDONE} AND id NOT LIKE '{ADOPTED}%' "  # noqa: S608 - our own words
            "AND NOT EXISTS (SELECT 1 FROM stamp WHERE stamp.id = review.id AND own = 0) "
            f"{where} ORDER BY seq DESC LIMIT 1"
        )
        with self._readable():
            row = self._db.execute(query, () if decks is None else (json.dumps([*decks]),)).fetchone()
            review, card, at, number = row or ("", "", 0, 0)
            deed = self._states.latest(number, at, decks)
        if deed is not None or row is None:
            return deed
        return Undoable("review", review, "answer", (card,), at)

    def day(self, deck: str | None, day: int) -> DayCount:
        """Count what was answered of one deck, or of all, on a study day."""
        where = "" if deck is None else "AND deck = ?"
        query = f"SELECT card, phase FROM review WHERE day = ? AND {_NOT_UNDONE} {where}"  # noqa: S608 - our own words
        with self._readable():
            rows = self._db.execute(query, (day,) if deck is None else (day, deck)).fetchall()
        new = sum(phase == Phase.NEW for _, phase in rows)
        reviewed = sum(phase == Phase.REVIEW for _, phase in rows)
        return DayCount(new, reviewed, frozenset(card for card, _ in rows))

    def days(self) -> frozenset[int]:
        """Return every study day with an answer that was not taken back."""
        with self._readable():
            return frozenset(day for (day,) in self._db.execute("SELECT DISTINCT day FROM day_total"))

    def pace(self) -> Pace:
        """Return how long the latest answers took."""
        query = "SELECT count(*), coalesce(sum(took), 0) FROM (SELECT took FROM review ORDER BY seq DESC LIMIT ?)"
        with self._readable():
            return Pace(*self._db.execute(query, (_LATEST,)).fetchone())

    def reviews(self, deck: str | None = None) -> Iterator[Review]:
        """Yield the reviews that were not taken back, in the order they were given."""
        where = "" if deck is None else "AND deck = ?"
        query = (
            f"SELECT {', '.join(_REVIEW_COLUMNS)} FROM review "  # noqa: S608 - our own names
            f"WHERE {_NOT_UNDONE} {where} ORDER BY "
        )
        with self._readable():
            shared = self._db.execute("SELECT EXISTS (SELECT 1 FROM stamp WHERE own = 0)").fetchone()[0]
            query += _SHARED_ORDER if shared else "seq"
            for row in self._db.execute(query, () if deck is None else (deck,)):
                yield review_of(row)

    def shared(self, folder: str, follow: "Follow") -> "SqliteSharedLog":
        """Return the logs as a folder sees them that several machines share."""
        from quiz.store.shared.log import SqliteSharedLog  # noqa: PLC0415 - no start needs it

        return SqliteSharedLog(self._db, self._transaction, folder, follow)

    def another(self) -> "SqliteStore":
        """Open the same file once more: SQLite ties a connection to the thread that opened it."""
        return SqliteStore(self._path)

    def reviews_of(self, card: str) -> list[Review]:
        """Return the reviews of one card that were not taken back, in the order they were given."""
        query = (
            f"SELECT {', '.join(_REVIEW_COLUMNS)} FROM review "  # noqa: S608 - our own names
            f"WHERE card = ? AND {_NOT_UNDONE} ORDER BY {_SHARED_ORDER}"
        )
        with self._readable():
            rows = self._db.execute(query, (card,)).fetchall()
        return [review_of(row) for row in rows]

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _expect_latest(self, card: str, replaces: str, before: Memory) -> None:
        """Refuse an answer that does not build on what is stored; another window was quicker."""
        known = memory_of(self._db, card) or Memory(card)
        agrees = self._latest(card) == replaces if replaces else known == before
        if not agrees:
            msg = "the answer was not saved: the card was answered in another window; leave this session and begin anew"
            raise Superseded(msg)

    def _latest(self, card: str) -> str | None:
        """Return the id of the last review of a card that was not taken back."""
        query = f"SELECT id FROM review WHERE card = ? AND {_NOT_UNDONE} ORDER BY seq DESC LIMIT 1"  # noqa: S608 - our own words
        row = self._db.execute(query, (card,)).fetchone()
        return row[0] if row else None

    @contextmanager
    def _readable(self) -> Iterator[None]:
        """Tell a database that cannot be read in one line."""
        try:
            yield
        except sqlite3.Error as error:
            msg = f"{self._path}: cannot be read: {reason(error)}"
            raise QuizError(msg) from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Run statements as one; a failure takes all of them back and is told in one line."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                # A full disk takes the transaction back by itself.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            msg = f"{self._path}: nothing could be saved: {reason(error)}"
            raise QuizError(msg) from error

    def _set_memory(self, memory: Memory) -> None:
        insert(self._db, "memory", memory_row(memory), replace=True)
