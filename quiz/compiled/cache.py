"""The file of compiled banks: found by the deck file they were made of, and trusted only where nothing has changed."""

import hashlib
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from quiz.compiled.bank import CompiledBank, Labels, Names
from quiz.compiled.codec import DamagedError, dumps, loads, pack, pack_lines
from quiz.compiled.rows import BankRows
from quiz.compiled.stamps import FORMAT, Stamp, program, stamp, unchanged
from quiz.model.limits import limits
from quiz.model.question import Bank

if TYPE_CHECKING:
    from quiz.compiled.packed import PackedBank

APPLICATION_ID = 0x46515A43
"""Marks the file as ours ("FQZC")."""
_TIMEOUT = 5.0
_LINGER = 24 * 3600
"""Seconds for which a bank stays after another took its place, for sessions that began with it."""
_SCHEMA = (
    """CREATE TABLE bank (
        seq INTEGER PRIMARY KEY, file TEXT NOT NULL, name TEXT NOT NULL, program TEXT NOT NULL, stamps TEXT NOT NULL,
        seen INTEGER NOT NULL, deck TEXT NOT NULL, title TEXT NOT NULL, cards INTEGER NOT NULL, head TEXT NOT NULL,
        replaced INTEGER,
        ids BLOB NOT NULL, names BLOB NOT NULL, tags BLOB NOT NULL, formats BLOB NOT NULL, kinds BLOB NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX bank_of_file ON bank (file, name) WHERE replaced IS NULL",
    """CREATE TABLE card (
        bank INTEGER NOT NULL, id TEXT NOT NULL, card BLOB NOT NULL, questions BLOB NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX card_by_id ON card (bank, id)",
    "CREATE TABLE block (bank INTEGER NOT NULL, number INTEGER NOT NULL, texts BLOB NOT NULL) STRICT",
    "CREATE UNIQUE INDEX block_by_number ON block (bank, number)",
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {FORMAT}",
)
_NOT_NOW = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN")
"""Troubles that pass, or that another file would have too; any other means that the file is not what we wrote."""
_T = TypeVar("_T")


class BankCache:
    """Compiled banks in one SQLite file, which may be lost at any time; without it banks are generated.

    One connection serves all threads, one at a time.
    """

    def __init__(self, path: Path, now: Callable[[], int] = time.time_ns) -> None:
        """Work on a file, which is opened when it is first needed.

        Args:
            path: the file; its folder is made.
            now: tells the time by which files are stamped, in nanoseconds since the epoch.
        """
        self._path = path
        self._now = now
        self._banks: dict[int, CompiledBank] = {}
        self._db: sqlite3.Connection | None = None
        self._usable = True
        self._lock = threading.RLock()
        self._program = ""

    def find(self, file: Path, name: str, generate: Callable[[], Bank]) -> CompiledBank | None:
        """Return the bank of a deck file; None where it is not there or no longer what the file says.

        Args:
            file: the deck file, absolute.
            name: the file as the user calls it, which positions in the bank repeat.
            generate: generates the bank when it turns out to be damaged later on.
        """
        query = (
            "SELECT head, seq, stamps, seen, deck, title, cards FROM bank "
            "WHERE file = ? AND name = ? AND program = ? AND replaced IS NULL"
        )
        row = self._try(lambda db: db.execute(query, (str(file), name, self._known_program())).fetchone())
        if row is None:
            return None
        head, seq, stamps, seen, deck, title, cards = row
        if head != _checksum(stamps, seen, deck, title, cards):
            return None
        known = loads(stamps, tuple[Stamp, ...])
        states = [unchanged(each, seen) for each in known]
        if not known or False in states:
            return None
        if None in states:
            self._see_again(seq, known, (deck, title, cards))
        return self._bank(seq, deck, title, cards, generate)

    def _bank(self, seq: int, deck: str, title: str, cards: int, generate: Callable[[], Bank]) -> CompiledBank:
        """Return a bank of the file, the same one each time, so that what it has read stays."""
        if seq not in self._banks:
            self._banks[seq] = CompiledBank(deck, title, cards, BankRows(self.query, seq, cards), generate)
        return self._banks[seq]

    def keep(
        self,
        file: Path,
        name: str,
        bank: "PackedBank",
        stamps: Iterable[Stamp],
        seen: int,
        generate: Callable[[], Bank],
    ) -> CompiledBank | None:
        """Keep a bank; None where that cannot be done now.

        Args:
            file: the deck file, absolute.
            name: the file as the user calls it.
            bank: what was generated.
            stamps: the files that it was made of, looked at before they were read.
            seen: when they were looked at, in nanoseconds since the epoch.
            generate: generates the bank when it turns out to be damaged later on.
        """
        head = (dumps(tuple(stamps), tuple[Stamp, ...]), seen, bank.deck, bank.title, len(bank.cards))
        cards = bank.cards
        labels = [[card.tags for card in cards], [card.formats for card in cards], [card.kinds for card in cards]]
        values = (
            str(file), name, self._known_program(), *head, _checksum(*head), None,
            pack_lines(card.id for card in cards), pack(Names(bank.names, bank.people), Names),
            *map(_packed_labels, labels),
        )  # fmt: skip

        def write(db: sqlite3.Connection) -> int:
            now = self._now() // 1_000_000_000
            db.execute("BEGIN IMMEDIATE")
            try:
                self._forget(db, now)
                query = "UPDATE bank SET replaced = ? WHERE file = ? AND name = ? AND replaced IS NULL"
                db.execute(query, (now, str(file), name))
                holes = ", ".join("?" * len(values))
                done = db.execute(f"INSERT INTO bank VALUES (NULL, {holes})", values)  # noqa: S608 - our own words
                seq = int(done.lastrowid or 0)
                rows = ((seq, card.id, card.card, card.questions) for card in bank.cards)
                db.executemany("INSERT INTO card VALUES (?, ?, ?, ?)", rows)
                blocks = ((seq, number, texts) for number, texts in enumerate(bank.blocks))
                db.executemany("INSERT INTO block VALUES (?, ?, ?)", blocks)
                db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
                raise
            return seq

        seq = self._try(write)
        return None if seq is None else self._bank(seq, bank.deck, bank.title, len(bank.cards), generate)

    def writable(self) -> bool:
        """Tell whether a bank can be kept now, as far as that can be told without keeping one."""

        def attempt(db: sqlite3.Connection) -> bool:
            db.execute("BEGIN IMMEDIATE")
            db.execute("ROLLBACK")
            return True

        return bool(self._try(attempt))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._db is not None:
                self._db.close()
            self._db, self._usable = None, False

    def query(self, words: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        """Read rows of a bank.

        Raises:
            DamagedError: they cannot be read.
        """
        found = self._try(lambda db: db.execute(words, values).fetchall())
        if found is None:
            msg = "the compiled bank cannot be read"
            raise DamagedError(msg)
        return found

    def _known_program(self) -> str:
        """Name what decides how a deck file is read: the program, and the limits that hold now."""
        self._program = self._program or program()
        return f"{self._program} {limits()}"

    def _see_again(self, seq: int, known: Iterable[Stamp], rest: tuple[object, ...]) -> None:
        """Note how unchanged files are now, so that they need not be read at the next start."""
        with suppress(OSError):
            seen = self._now()
            now = tuple(stamp(Path(each.path), content=bool(each.digest)) for each in known)
            if [each.digest for each in now] == [each.digest for each in known]:
                stamps = dumps(now, tuple[Stamp, ...])
                values = (stamps, seen, _checksum(stamps, seen, *rest), seq)
                query = "UPDATE bank SET stamps = ?, seen = ?, head = ? WHERE seq = ?"
                self._try(lambda db: db.execute(query, values))

    @staticmethod
    def _forget(db: sqlite3.Connection, now: int) -> None:
        """Take away banks whose place was taken a while ago, and those whose deck files are gone."""
        kept = db.execute("SELECT seq, file, replaced FROM bank").fetchall()
        for seq, file, replaced in kept:
            if (replaced is not None and not 0 <= now - replaced < _LINGER) or not Path(file).exists():
                db.execute("DELETE FROM card WHERE bank = ?", (seq,))
                db.execute("DELETE FROM block WHERE bank = ?", (seq,))
                db.execute("DELETE FROM bank WHERE seq = ?", (seq,))

    def _try(self, work: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """Do something with the file; None where it cannot be done. A file that is not ours is made anew, once."""
        with self._lock:
            for attempt in range(2):
                try:
                    db = self._opened()
                    return None if db is None else work(db)
                except (sqlite3.Error, UnicodeError) as error:
                    # A torn file can make messages that are no text.
                    if (getattr(error, "sqlite_errorname", "") or "").startswith(_NOT_NOW):
                        return None
                    self._discard()
                    if attempt:
                        self._usable = False
            return None

    def _opened(self) -> sqlite3.Connection | None:
        if self._db is None and self._usable:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
            except OSError:
                self._usable = False
                return None
            db = sqlite3.connect(self._path, timeout=_TIMEOUT, isolation_level=None, check_same_thread=False)
            self._db = db
            if self._kind(db) != (APPLICATION_ID, FORMAT):
                self._create(db)
            db.execute("PRAGMA synchronous = NORMAL")
        return self._db

    @staticmethod
    def _create(db: sqlite3.Connection) -> None:
        """Make the tables; a file that has any already is not ours, or of another version."""
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("BEGIN IMMEDIATE")
        (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if not tables:
            for statement in _SCHEMA:
                db.execute(statement)
        db.execute("COMMIT")
        if BankCache._kind(db) != (APPLICATION_ID, FORMAT):
            msg = "the file is not ours, or of another version"
            raise sqlite3.DatabaseError(msg)

    @staticmethod
    def _kind(db: sqlite3.Connection) -> tuple[int, int]:
        return db.execute("PRAGMA application_id").fetchone()[0], db.execute("PRAGMA user_version").fetchone()[0]

    def _discard(self) -> None:
        """Take the file away; what is in it can be made again."""
        if self._db is not None:
            self._db.close()
            self._db = None
        for suffix in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)


def _packed_labels(labels: Sequence[tuple[str, ...]]) -> bytes:
    sets = {each: number for number, each in enumerate(dict.fromkeys([(), *labels]))}
    return pack(Labels(tuple(sets), tuple(sets[each] for each in labels)), Labels)


def _checksum(*values: object) -> str:
    """Return what the columns in front of a bank are checked by; SQLite itself does not look at what it reads."""
    return hashlib.blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
