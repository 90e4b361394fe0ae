"""Remember what was exported to Anki, so that a later export tells what changed since.

Anki takes a note from a package if its modification time is later than what Anki has, and the
learner's own edit sets that time, too. So only a changed note may get a new time. The ledger
is one SQLite file in the data folder, for all decks and files. Without it an export is still
right: every note then counts as changed.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from quiz.errors import QuizError
from quiz.ids import deck_of

_SCHEMA = """
CREATE TABLE IF NOT EXISTS deck (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note (
    guid TEXT PRIMARY KEY, deck TEXT NOT NULL, ref TEXT NOT NULL, id INTEGER NOT NULL, mtime INTEGER NOT NULL,
    type INTEGER NOT NULL, tags TEXT NOT NULL, fields TEXT NOT NULL, gone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS note_of_deck ON note (deck, gone);
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A note as it stands in a package.

    Attributes:
        guid: permanent id in Anki.
        id: number of the note and of its card, the milliseconds of its first export.
        mtime: when it was changed last, in epoch seconds.
        type: id of its note type.
        tags: with a space around each.
        fields: with U+001F between them.
    """

    guid: str
    id: int
    mtime: int
    type: int
    tags: str
    fields: str


class Ledger:
    """What was exported, by guid; an export is written into it as a whole or not at all."""

    def __init__(self, db: sqlite3.Connection, now: float) -> None:
        """Begin an export at a moment, in epoch seconds."""
        self._db = db
        self._now = int(now)
        self._next_id = max(int(now * 1_000), db.execute("SELECT coalesce(max(id), 0) + 1 FROM note").fetchone()[0])
        self.changed = 0
        self.new = 0

    def row(self, guid: str, ref: str, note_type: int, tags: str, fields: str) -> Row:
        """Return the row of a note, with a new time if it is not what was exported last."""
        query = "SELECT id, mtime, type, tags, fields, gone FROM note WHERE guid = ?"
        known = self._db.execute(query, (guid,)).fetchone()
        if known is None:
            row = Row(guid, self._next_id, self._now, note_type, tags, fields)
            self._next_id += 1
            self.new += 1
        elif known[2:5] == (note_type, tags, fields):
            row = Row(guid, known[0], known[1], note_type, tags, fields)
            if not known[5]:
                return row
        else:
            row = Row(guid, known[0], max(self._now, known[1] + 1), note_type, tags, fields)
            self.changed += 1
        self._put(row, ref)
        return row

    def knows(self, deck: str) -> bool:
        """Tell whether anything of a deck was exported before."""
        return self._db.execute("SELECT 1 FROM note WHERE deck = ? LIMIT 1", (deck,)).fetchone() is not None

    def rename(self, deck: str, name: str) -> str:
        """Note what a deck is called in Anki; return what it was called before, empty for a new one."""
        found = self._db.execute("SELECT name FROM deck WHERE id = ?", (deck,)).fetchone()
        self._db.execute("INSERT OR REPLACE INTO deck VALUES (?, ?)", (deck, name))
        return found[0] if found else ""

    def adopt(self, ref: str, row: Row, *, gone: bool) -> None:
        """Take in a row of an earlier package, and whether it was told to be gone."""
        self._next_id = max(self._next_id, row.id + 1)
        self._put(row, ref)
        if gone:
            self.bury(row.guid)

    def left(self, deck: str) -> Iterator[tuple[str, str, bool]]:
        """Yield guid and id of each note of a deck that was ever exported, and whether it was told to be gone."""
        yield from self._db.execute("SELECT guid, ref, gone FROM note WHERE deck = ? ORDER BY id", (deck,))

    def bury(self, guid: str) -> None:
        """Note that a note was told to be gone."""
        self._db.execute("UPDATE note SET gone = 1 WHERE guid = ?", (guid,))

    def tombstone(self, guid: str, ref: str, tag: str) -> Row:
        """Return the row of a note that is gone, as it was last, with a tag that says so."""
        query = "SELECT type, tags, fields FROM note WHERE guid = ?"
        note_type, tags, fields = self._db.execute(query, (guid,)).fetchone()
        row = self.row(guid, ref, note_type, tags if f" {tag} " in tags else f"{tags or ' '}{tag} ", fields)
        self.bury(guid)
        return row

    def _put(self, row: Row, ref: str) -> None:
        values = (row.guid, deck_of(ref), ref, row.id, row.mtime, row.type, row.tags, row.fields)
        self._db.execute("INSERT OR REPLACE INTO note VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)", values)


@contextmanager
def opened(path: Path | None, now: float) -> Iterator[Ledger]:
    """Open the ledger for one export; what is written into it stays if the block is left without an error.

    Args:
        path: the file, which is made where there is none; nothing is kept when None.
        now: moment of the export, in epoch seconds.

    Raises:
        QuizError: it cannot be read or written.
    """
    try:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path or ":memory:", isolation_level=None)) as db:
            db.executescript(_SCHEMA)
            db.execute("BEGIN IMMEDIATE")
            yield Ledger(db, now)
            db.execute("COMMIT")
    except (sqlite3.Error, OSError) as error:
        msg = f"{path}: cannot be used ({error}); without the file an export goes on, and every note counts as changed"
        raise QuizError(msg) from error


def joined(parts: Sequence[str]) -> str:
    """Join tags or nothing as Anki stores them."""
    return f" {' '.join(parts)} " if parts else ""
