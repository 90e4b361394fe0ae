"""Write Anki packages with genanki."""

import itertools
import sqlite3
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import genanki

from quiz.errors import QuizError
from quiz.ids import stable_number
from quiz.interop.anki.notes import chosen_questions, deck_name, make_note
from quiz.interop.anki.notetypes import CSS, NOTE_TYPES, NoteType
from quiz.model.question import Bank
from quiz.paths import replacing

_FIRST_ID = 1 << 30


class _Note(genanki.Note):  # type: ignore[misc]  # genanki has no types
    """A note whose fields are escaped by us: genanki's own check is quadratic in their length."""

    def _check_invalid_html_tags_in_fields(self) -> None:
        return


def export_anki(banks: Sequence[Bank], path: Path, timestamp: float, *, formats: Sequence[str] | None = None) -> int:
    """Write an Anki package.

    A note keeps its guid as long as its card (or, where formats are chosen, its question) has
    its id, so a later export updates the notes in Anki and keeps the learner's schedule.

    Args:
        banks: the banks, a deck of Anki each.
        path: the file; it is replaced as a whole or not at all.
        timestamp: moment of the export, in epoch seconds. Anki takes a changed note only
            from an export that is later than the one before.
        formats: formats to export every question of; one question a card when None.

    Returns:
        The number of notes.

    Raises:
        QuizError: nothing is to be exported, or the file cannot be written.
    """
    models = {note_type.id: _model(note_type) for note_type in NOTE_TYPES}
    decks = [_deck(bank, models, formats) for bank in banks]
    count = sum(len(deck.notes) for deck in decks)
    if not count:
        msg = "there is no question to export" + (f" of the format {', '.join(formats)}" if formats else "")
        raise QuizError(msg)
    try:
        _write(genanki.Package(decks), path, timestamp)
    except OSError as error:
        msg = f"{path}: cannot be written: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error
    return count


def _model(note_type: NoteType) -> Any:
    return genanki.Model(
        note_type.id,
        note_type.name,
        fields=[{"name": name, "id": note_type.id + 1 + place} for place, name in enumerate(note_type.fields)],
        templates=[{"name": "Card 1", "qfmt": note_type.front, "afmt": note_type.back, "id": note_type.id + 900}],
        css=CSS,
        model_type=genanki.Model.CLOZE if note_type.cloze else genanki.Model.FRONT_BACK,
    )


def _deck(bank: Bank, models: dict[int, Any], formats: Sequence[str] | None) -> Any:
    deck = genanki.Deck(_FIRST_ID + stable_number("anki deck", bank.deck, bits=30), deck_name(bank))
    for due, question in enumerate(chosen_questions(bank, formats)):
        note = make_note(bank, question, for_card=not formats)
        deck.add_note(
            _Note(model=models[note.type.id], fields=list(note.fields), guid=note.guid, tags=list(note.tags), due=due)
        )
    return deck


def _write(package: Any, path: Path, timestamp: float) -> None:
    """Write the package beside its place and move it there; genanki's own writer leaves files behind."""
    if not path.name or (path.exists() and not path.is_file()):
        msg = f"{str(path) or '-o'}: is no name for a file"
        raise QuizError(msg)
    with tempfile.TemporaryDirectory(prefix="factquiz-") as folder:
        collection = Path(folder) / "collection.anki2"
        db = sqlite3.connect(collection)
        try:
            package.write_to_db(db.cursor(), timestamp, itertools.count(int(timestamp * 1_000)))
            db.commit()
        finally:
            db.close()
        with replacing(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(collection, "collection.anki2")
            archive.writestr("media", "{}")
