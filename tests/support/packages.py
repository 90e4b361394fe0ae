"""Packages of Anki made by hand, for what Anki itself would never write."""

import json
import sqlite3
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

import zstandard

SCHEMA = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer, conf text, models text, decks text);
CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, mod integer, tags text, flds text);
CREATE TABLE cards (
    id integer PRIMARY KEY, nid integer, did integer, ord integer, mod integer, type integer, queue integer,
    due integer, ivl integer, factor integer, reps integer, lapses integer, left integer, odue integer,
    odid integer, flags integer, data text
);
CREATE TABLE revlog (
    id integer PRIMARY KEY, cid integer, ease integer, ivl integer, lastIvl integer, factor integer,
    time integer, type integer
);
"""
CREATED = 1_767_232_800
"""Two in the morning of 1 January 2026, UTC."""
BASIC = {
    "name": "Basic",
    "type": 0,
    "flds": [{"name": "Front"}, {"name": "Back"}],
    "tmpls": [{"name": "Card 1", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"}],
}
CLOZE = {
    "name": "Cloze",
    "type": 1,
    "flds": [{"name": "Text"}, {"name": "Back Extra"}],
    "tmpls": [{"name": "Cloze", "qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}<br>{{Back Extra}}"}],
}
MODELS = {"1": BASIC, "2": CLOZE}


def collection(
    path: Path,
    notes: Iterable[tuple[int, tuple[str, ...]]] = ((1, ("Q", "A")),),
    sql: str = "",
    models: Mapping[str, object] | str = MODELS,
    cards: Mapping[str, int | str] | None = None,
) -> Path:
    """Write a database with a card of the first template for each note.

    Args:
        path: where.
        notes: the note type's id and the fields of each.
        sql: run at the end.
        models: the note types.
        cards: columns of all cards that are not 0.
    """
    with closing(sqlite3.connect(path)) as db:
        db.executescript(SCHEMA)
        written = models if isinstance(models, str) else json.dumps(models)
        decks = json.dumps({"1": {"name": "Mine"}})
        db.execute("INSERT INTO col VALUES (1, ?, '{}', ?, ?)", (CREATED, written, decks))
        columns = {"did": 1, **(cards or {})}
        for number, (kind, fields) in enumerate(notes, 1):
            values = (number, f"g{number}", kind, 0, "", "\x1f".join(fields))
            db.execute("INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?)", values)
            row = {"id": number, "nid": number, **dict.fromkeys(_NUMBERS, 0), "data": "", **columns}
            db.execute(
                f"INSERT INTO cards ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
            )
        db.executescript(sql)
        db.commit()
    return path


_NUMBERS = "ord mod type queue due ivl factor reps lapses left odue odid flags".split()


def package(path: Path, entries: Iterable[tuple[str, bytes]]) -> Path:
    """Write a zip of entries, in which a name may stand twice."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return path


def legacy(
    path: Path, media: Mapping[str, str] | str = "{}", files: Mapping[str, bytes] | None = None, **made: object
) -> Path:
    """Write a package of the old format with a collection made as ``collection`` makes it."""
    database = collection(path.with_suffix(".db"), **made)  # type: ignore[arg-type]
    listed = media if isinstance(media, str) else json.dumps(media)
    entries = [("collection.anki2", database.read_bytes()), ("media", listed.encode()), *(files or {}).items()]
    database.unlink()
    return package(path, entries)


def newest(path: Path, content: bytes, media: bytes = b"", meta: bytes = b"\x08\x03") -> Path:
    """Write a package of the new format with any bytes for its parts."""
    pack = zstandard.ZstdCompressor().compress
    return package(path, [("meta", meta), ("collection.anki21b", content), ("media", pack(media))])
