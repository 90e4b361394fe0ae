"""The note types, frozen for good by two recordings.

``notetypes.json`` never changes: every learner's notes hang on it. ``looks.json`` may be
recorded anew with a later ``REVISION``: ``python -m tests.interop.anki.test_notetypes``.
"""

import json
from pathlib import Path
from typing import Any

from quiz.interop.anki.notetypes import NOTE_TYPES, REVISION
from quiz.interop.anki.writer import model_definition
from tests.interop.anki.support import ALL, EVERY_FORMAT, Exporter
from tests.support.anki.client import Anki

FROZEN = Path(__file__).with_name("notetypes.json")
LOOKS = Path(__file__).with_name("looks.json")
_LOOKS = ("qfmt", "afmt")


def structure() -> list[dict[str, Any]]:
    """Return all of the note types but what they look like."""
    kept = []
    for note_type in NOTE_TYPES:
        definition = model_definition(note_type)
        del definition["mod"], definition["css"]
        definition["tmpls"] = [
            {name: value for name, value in template.items() if name not in _LOOKS} for template in definition["tmpls"]
        ]
        kept.append(definition)
    return kept


def looks() -> dict[str, Any]:
    """Return what the note types look like, and since when."""
    made: dict[str, Any] = {"revision": REVISION, "css": model_definition(NOTE_TYPES[0])["css"].splitlines()}
    for note_type in NOTE_TYPES:
        made[note_type.name] = {"front": note_type.front.splitlines(), "back": note_type.back.splitlines()}
    return made


def test_note_types_are_frozen() -> None:
    """Ids, names, fields and templates are those of the first release; nothing can be added or renamed."""
    assert structure() == json.loads(FROZEN.read_text("utf-8"))


def test_other_looks_have_a_later_revision() -> None:
    """Templates and style sheet are those recorded for the revision: Anki takes no other ones of the same time."""
    recorded = json.loads(LOOKS.read_text("utf-8"))
    assert looks() == recorded, "set REVISION to the present second, and record the looks anew"


def test_anki_has_them_as_they_are(tmp_path: Path, anki: Anki) -> None:
    """Ids, names and fields are in Anki what they are here, and an edit of the style sheet stays."""
    anki.import_package(Exporter(tmp_path)(EVERY_FORMAT, ALL))
    there = {kind["id"]: kind for kind in anki.notetypes()}
    for note_type in NOTE_TYPES:
        kind = there[note_type.id]
        assert kind["name"] == note_type.name
        assert [field["name"] for field in kind["flds"]] == list(note_type.fields)
        assert [field["id"] for field in kind["flds"]] == [
            note_type.id + 1 + place for place in range(len(note_type.fields))
        ]
        assert [template["id"] for template in kind["tmpls"]] == [note_type.id + 900]
        assert kind["mod"] == REVISION


if __name__ == "__main__":
    LOOKS.write_text(json.dumps(looks(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
