"""Read a collection from the tables of either of Anki's two schemas."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from quiz.errors import QuizError
from quiz.interop.anki_import import limits
from quiz.interop.anki_import.database import Database, opened
from quiz.interop.anki_import.protobuf import ProtobufError, number_in, text_in
from quiz.interop.anki_import.records import (
    AnkiCard,
    AnkiCollection,
    AnkiNote,
    AnkiReview,
    AnkiType,
    Template,
)
from quiz.interop.drafts.counted import counted

_CARDS = (
    "SELECT id, nid, did, ord, mod, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data "
    "FROM cards ORDER BY nid, ord"
)
_REVIEWS = "SELECT cid, id, ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY id"
_NOTES = (
    f"SELECT id, guid, mid, tags, CASE WHEN length(flds) <= {limits.MAX_NOTE_LETTERS} THEN flds END "  # noqa: S608
    "FROM notes ORDER BY id"
)
_SEPARATOR = "\x1f"
_KIND, _FRONT, _BACK = 1, 1, 2
_LAST_HOUR = 23
_HALF_DAY = 14 * 60
_MOST = 1 << 62


def read_collection(path: Path, name: str, told: Callable[[int], None] = lambda _: None) -> AnkiCollection:
    """Read a collection.

    Args:
        path: the unpacked database.
        name: the package, for messages.
        told: called now and then with the number of rows read so far.

    Raises:
        QuizError: it is broken, or not to be trusted.
    """
    with opened(path, name) as database:
        new = "notetypes" in database
        tables = ("notetypes", "fields", "templates", "decks", "config") if new else ()
        database.require(("col", "notes", "cards", "revlog", *tables))
        database.restrict()
        try:
            types = dict(_new_types(database)) if new else dict(_old_types(database))
            decks = dict(_new_decks(database)) if new else dict(_old_decks(database))
            settings = _new_settings(database) if new else _object(database, "conf")
        except (ProtobufError, ValueError, RecursionError, AttributeError, TypeError, KeyError) as error:
            msg = f"{name}: the collection is broken: its note types, decks or settings cannot be read"
            raise QuizError(msg) from error
        created = next((_whole(row[0]) for row in database.rows("SELECT crt FROM col")), 0)
        west, rollover = settings.get("creationOffset"), settings.get("rollover")
        cards: dict[int, list[AnkiCard]] = {}
        for row in counted(database.rows(_CARDS), told):
            card = AnkiCard._make([*map(_whole, row[:-1]), str(row[-1] or "")])
            cards.setdefault(card.note, []).append(card)
        reviews: dict[int, list[AnkiReview]] = {}
        for row in counted(database.rows(_REVIEWS), told):
            reviews.setdefault(_whole(row[0]), []).append(AnkiReview(*map(_whole, row[1:])))
        notes = [_note(row) for row in counted(database.rows(_NOTES), told)]
        return AnkiCollection(
            created=created,
            offset=-west if isinstance(west, int) and abs(west) <= _HALF_DAY else None,
            rollover=rollover if isinstance(rollover, int) and 0 <= rollover <= _LAST_HOUR else 4,
            types=types,
            decks=decks,
            notes=notes,
            cards=cards,
            reviews=reviews,
        )


def _note(row: tuple[Any, ...]) -> AnkiNote:
    note, guid, kind, tags, fields = row
    split = tuple(fields.split(_SEPARATOR)) if isinstance(fields, str) else None
    return AnkiNote(_whole(note), str(guid), _whole(kind), str(tags), split)


def _whole(value: object) -> int:
    """Read a number from a column that may hold anything."""
    if isinstance(value, int):
        return value
    return int(value) if isinstance(value, float) and abs(value) < _MOST else 0


def _object(database: Database, column: str) -> dict[str, Any]:
    """Read one of the JSON objects of the old schema."""
    text = next((row[0] for row in database.rows(f"SELECT {column} FROM col")), "")  # noqa: S608 - our own name
    found = json.loads(text or "{}")
    if not isinstance(found, dict):
        msg = f"'{column}' is no object"
        raise TypeError(msg)
    return found


def _old_types(database: Database) -> Iterator[tuple[int, AnkiType]]:
    for key, model in _object(database, "models").items():
        fields = tuple(str(field["name"]) for field in model["flds"])
        templates = tuple(Template(str(one["name"]), str(one["qfmt"]), str(one["afmt"])) for one in model["tmpls"])
        yield int(key), AnkiType(int(key), str(model["name"]), model.get("type") == 1, fields, templates)


def _new_types(database: Database) -> Iterator[tuple[int, AnkiType]]:
    fields: dict[int, list[str]] = {}
    for kind, name in database.rows("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        fields.setdefault(_whole(kind), []).append(str(name))
    templates: dict[int, list[Template]] = {}
    for kind, name, config in database.rows("SELECT ntid, name, config FROM templates ORDER BY ntid, ord"):
        one = Template(str(name), text_in(bytes(config), _FRONT), text_in(bytes(config), _BACK))
        templates.setdefault(_whole(kind), []).append(one)
    for row, name, config in database.rows("SELECT id, name, config FROM notetypes"):
        kind = _whole(row)
        cloze = number_in(bytes(config), _KIND) == 1
        found = AnkiType(kind, str(name), cloze, tuple(fields.get(kind, ())), tuple(templates.get(kind, ())))
        yield kind, found


def _old_decks(database: Database) -> Iterator[tuple[int, str]]:
    for key, deck in _object(database, "decks").items():
        yield int(key), str(deck["name"])


def _new_decks(database: Database) -> Iterator[tuple[int, str]]:
    for deck, name in database.rows("SELECT id, name FROM decks"):
        yield _whole(deck), str(name).replace(_SEPARATOR, "::")


def _new_settings(database: Database) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in database.rows("SELECT KEY, val FROM config"):
        if key in {"creationOffset", "rollover"}:
            found[key] = json.loads(bytes(value))
    return found
