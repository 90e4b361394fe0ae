"""Read back what an earlier package holds, for an export that has no ledger."""

from collections.abc import Iterator
from pathlib import Path

from quiz.errors import QuizError
from quiz.interop.anki.ledger import Row
from quiz.interop.anki.notes import guid_of
from quiz.interop.anki.notetypes import NOTE_TYPES
from quiz.interop.anki_import import archive
from quiz.interop.anki_import.database import opened
from quiz.paths import scratch

_SEPARATOR = "\x1f"
_PLACE_OF_ID = {note_type.id: note_type.fields.index("Id") for note_type in NOTE_TYPES}


def earlier_rows(path: Path) -> Iterator[tuple[str, Row]]:
    """Yield the notes of a package of ours, each with the id that its guid is from.

    A file that is no such package has none: it is about to be replaced anyway.
    """
    try:
        # The file that is replaced may be anybody's: it is read with as little trust as one that is imported.
        with (
            scratch() as folder,
            archive.opened(path) as package,
            opened(package.collection(folder), str(path)) as database,
        ):
            database.require(("notes",))
            database.restrict()
            query = "SELECT guid, id, mod, mid, tags, flds FROM notes ORDER BY id"
            for guid, number, mtime, note_type, tags, fields in database.rows(query):
                ref = _ref(guid, note_type, fields)
                if ref:
                    yield ref, Row(guid, number, mtime, note_type, tags, fields)
    except (OSError, QuizError):
        return


def _ref(guid: str, note_type: int, fields: str) -> str:
    """Find out whether a guid is that of a question or of its card; empty when it is neither."""
    parts = fields.split(_SEPARATOR)
    place = _PLACE_OF_ID.get(note_type, len(parts))
    question = parts[place] if place < len(parts) else ""
    return next((ref for ref in (question, question.rpartition("/")[0]) if guid_of(ref) == guid), "")
