"""The lines with which Anki's text exports begin: ``#separator:tab``, ``#html:true``, ``#tags column:3``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from quiz.interop.imports.text_file import TextFile

_LINE = re.compile(r"^#([a-z][a-z ]{1,20}):(.*)$")
_SPECIAL = ("notetype column", "deck column", "tags column", "guid column")
_KEYS = frozenset({"separator", "html", "tags", "columns", "notetype", "deck", "if matches", *_SPECIAL})
_NUMBER = re.compile(r"[ \t]*([1-9]\d{0,2})[ \t]*")
_NAMED = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}


@dataclass(frozen=True, slots=True)
class AnkiLines:
    """What Anki says of a text that it exported.

    Attributes:
        count: how many lines it says it in; 0 for other files.
        separator: what sets the columns apart; empty when it does not say.
        html: whether fields are HTML; None when it does not say.
        tags: tags of all notes.
        columns: names of the columns; empty when it does not say.
        special: numbers, from 0, of the columns with guid, note type, deck and tags.
        note_type: note type of all notes; empty when it does not say.
        deck: the deck of all notes; empty when it does not say.
    """

    count: int = 0
    separator: str = ""
    html: bool | None = None
    tags: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    special: Mapping[str, int] = field(default_factory=dict)
    note_type: str = ""
    deck: str = ""


def read_anki_lines(file: TextFile) -> AnkiLines:
    """Read the lines at the top of a file; those of another program have none of them."""
    said: dict[str, str] = {}
    for line in file.lines:
        found = _LINE.match(line)
        if not found or found[1] not in _KEYS:
            break
        said[found[1]] = found[2].strip("\n")
    written = said.get("separator", "").strip()
    separator = _NAMED.get(written.lower(), written[:1]) if written else "\t" if said.get("separator") else ""
    numbers = {key: _NUMBER.fullmatch(said.get(key, "")) for key in _SPECIAL}
    special = {key.partition(" ")[0]: int(found[1]) - 1 for key, found in numbers.items() if found}
    return AnkiLines(
        count=len(said),
        separator=separator,
        html=said["html"].strip().lower() == "true" if "html" in said else None,
        tags=tuple(said.get("tags", "").split()),
        columns=tuple(said["columns"].split(separator or "\t")) if "columns" in said else (),
        special=special,
        note_type=said.get("notetype", "").strip(),
        deck=said.get("deck", "").strip(),
    )
