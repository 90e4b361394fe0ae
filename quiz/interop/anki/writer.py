"""Write the file of an Anki package: genanki's, row by row and with times of our own.

genanki keeps every note as an object, reads and writes all decks anew for each deck, leaves
its database behind, stamps everything with the time of the export and writes the archive
without compression. What it knows of Anki's tables and note types is used here, the rest is
done otherwise.
"""

import itertools
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import genanki

from quiz.errors import QuizError
from quiz.ids import stable_number
from quiz.interop.anki.ledger import Row
from quiz.interop.anki.notetypes import NOTE_TYPES, REVISION, NoteType
from quiz.interop.anki.progress import FIRST_SECOND, CardRow, ReviewRow
from quiz.interop.anki.styles import CSS
from quiz.paths import replacing, scratch

_FIRST_DECK = 1 << 40
_AT_ONCE = 500
_SEPARATOR = "\x1f"
_LEVEL = 3
"""Of compression: half the time of the usual 6 for a file a tenth larger."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_INSERT_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
_INSERT_CARD = "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_REVIEW = "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Entry:
    """A note with its card.

    Attributes:
        note: the note.
        deck: name of the deck that the card goes to.
        card: what the card's schedule is.
        reviews: its reviews.
    """

    note: Row
    deck: str
    card: CardRow
    reviews: Sequence[ReviewRow] = ()


class _Model(genanki.Model):  # type: ignore[misc]  # genanki has no types
    """A note type whose time is that of its last change, not that of the export."""

    @property
    def _req(self) -> list[list[Any]]:
        """Say that the first field makes the card; genanki tries all fields out."""
        return [[0, "any", [0]]]

    def to_json(self, timestamp: float, deck_id: int) -> Any:
        del timestamp
        return super().to_json(REVISION, deck_id)


class _Package(genanki.Package):  # type: ignore[misc]  # genanki has no types
    """A package whose notes come as they are written."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        super().__init__([])
        self._entries = entries
        self._decks: dict[str, genanki.Deck] = {}
        self._review_ids: set[int] = set()

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, timestamp, id_gen)
        for chunk in _chunks(self._entries):
            cursor.executemany(_INSERT_NOTE, map(_note_values, chunk))
            cursor.executemany(_INSERT_CARD, [self._card_values(entry) for entry in chunk])
            cursor.executemany(_INSERT_REVIEW, self._review_values(chunk))
        (latest,) = cursor.execute("SELECT coalesce(max(mod), 0) FROM notes").fetchone()
        (known, config) = cursor.execute("SELECT decks, conf FROM col").fetchone()
        decks = json.loads(known) | {str(deck.deck_id): deck.to_json() for deck in self._decks.values()}
        # Anki's day numbers count from the first day; scheduler 2 is the one that it has had since 2021.
        config = json.loads(config) | {"schedVer": 2, "rollover": 4, "creationOffset": 0, "curModel": None}
        models = {note_type.id: _model(note_type).to_json(REVISION, 1) for note_type in NOTE_TYPES}
        cursor.execute(
            "UPDATE col SET crt = ?, mod = ?, decks = ?, conf = ?, models = ?",
            (FIRST_SECOND, latest * 1_000, *map(json.dumps, (decks, config, models))),
        )

    def _card_values(self, entry: Entry) -> tuple[object, ...]:
        name = entry.deck.casefold()
        if name not in self._decks:
            self._decks[name] = genanki.Deck(_FIRST_DECK + stable_number("anki deck", name, bits=40), entry.deck)
        note = entry.note
        return (note.id, note.id, self._decks[name].deck_id, note.mtime, *entry.card)

    def _review_values(self, chunk: Iterable[Entry]) -> Iterator[tuple[int, ...]]:
        """Yield reviews, each with an id of its own: Anki names them by their moment."""
        for entry in chunk:
            for moment, *rest in entry.reviews:
                number = moment
                while number in self._review_ids:
                    number += 1
                self._review_ids.add(number)
                yield (number, entry.note.id, *rest)


def write_package(path: Path, entries: Iterable[Entry], media: Mapping[str, Path]) -> None:
    """Write a package.

    The same entries make the same file, byte for byte.

    Args:
        path: the file; it is replaced as a whole or not at all.
        entries: notes with their cards; they are taken one after the other.
        media: files by name; it is looked at after the entries, which may fill it.

    Raises:
        QuizError: the file cannot be written, or a medium cannot be read.
    """
    if not path.name or (path.exists() and not path.is_file()):
        msg = f"{str(path) or '-o'}: is no name for a file"
        raise QuizError(msg)
    try:
        with (
            scratch() as folder,
            replacing(path) as part,
            zipfile.ZipFile(part, "w") as archive,
        ):
            collection = folder / "collection.anki2"
            _write_collection(collection, entries)
            _add(archive, "collection.anki2", collection)
            _add(archive, "media", json.dumps({str(number): name for number, name in enumerate(media)}).encode())
            for number, file in enumerate(media.values()):
                _add(archive, str(number), file)
    except OSError as error:
        place = error.filename if error.filename in map(str, media.values()) else path
        msg = f"{place}: cannot be {'written' if place is path else 'read'}: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error


def _write_collection(path: Path, entries: Iterable[Entry]) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        _Package(entries).write_to_db(db.cursor(), 0, itertools.count())
        db.commit()


def _add(archive: zipfile.ZipFile, name: str, content: bytes | Path) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry._compresslevel = _LEVEL  # type: ignore[attr-defined]  # noqa: SLF001 - public from Python 3.13 on only
    entry.external_attr = 0o600 << 16
    if isinstance(content, bytes):
        archive.writestr(entry, content)
        return
    with content.open("rb") as source, archive.open(entry, "w") as target:
        shutil.copyfileobj(source, target, 1 << 18)


def _model(note_type: NoteType) -> Any:
    return _Model(
        note_type.id,
        note_type.name,
        fields=[{"name": name, "id": note_type.id + 1 + place} for place, name in enumerate(note_type.fields)],
        templates=[{"name": "Card 1", "qfmt": note_type.front, "afmt": note_type.back, "id": note_type.id + 900}],
        css=CSS,
        model_type=genanki.Model.CLOZE if note_type.cloze else genanki.Model.FRONT_BACK,
    )


def model_definition(note_type: NoteType) -> dict[str, Any]:
    """Return all that a package says of a note type."""
    definition: dict[str, Any] = _model(note_type).to_json(REVISION, 1)
    return definition


def _note_values(entry: Entry) -> tuple[object, ...]:
    note = entry.note
    first = note.fields.partition(_SEPARATOR)[0]
    return (note.id, note.guid, note.type, note.mtime, note.tags, note.fields, first)


def _chunks(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    remaining = iter(entries)
    while chunk := list(itertools.islice(remaining, _AT_ONCE)):
        yield chunk
