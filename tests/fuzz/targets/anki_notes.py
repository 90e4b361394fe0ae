"""Note types, fields and decks of a collection of Anki, and the questions that become of them."""

import json
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from quiz.interop.anki_import.collection import read_collection
from quiz.interop.anki_import.drafting import draft_all
from tests.fuzz.material import folder, text_of
from tests.support.packages import BASIC, CLOZE, collection

LONGEST = 300
WORDS = (
    "{{Front}}",
    "{{cloze:Text}}",
    "{{c1::",
    "::",
    "}}",
    "{{#Front}}",
    "{{/Front}}",
    "{{type:Back}}",
    "<br>",
    "&lt;",
    '"flds":',
    '"tmpls":',
    '"qfmt":',
    '"afmt":',
    '"name":',
    '"type":',
    "[sound:a.mp3]",
    "\\(x\\)",
    "\x1f",
)


def run(data: bytes) -> object:
    """Read a collection with some note types, and draft its questions."""
    models, _, rest = text_of(data).partition("\n")
    kind, _, fields = rest.partition("\n")
    connection = _opened()
    connection.execute("UPDATE col SET models = ?, decks = ?", (models, '{"1": {"name": "a::b"}}'))
    connection.execute(
        "UPDATE notes SET mid = ?, tags = ?, flds = ?", (kind[:1], kind[1:20], fields.replace("|", "\x1f"))
    )
    return draft_all(read_collection(_path(), "c"))


def _path() -> Path:
    return folder() / "notes.sqlite"


@cache
def _opened() -> sqlite3.Connection:
    collection(_path())
    connection = sqlite3.connect(_path(), isolation_level=None)
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def seeds() -> Iterator[bytes]:
    """Yield note types with a note."""
    for model, text in (
        (BASIC, "What is <b>A</b>?|It is &amp; B"),
        (CLOZE, "The {{c1::first::hint}} and {{c2::second}}|more"),
    ):
        yield f"{json.dumps({'1': model})}\n1 tag\n{text}".encode()
    asked = {**BASIC, "tmpls": [{"name": "C", "qfmt": "{{#Front}}{{Front}}{{/Front}}", "afmt": "{{type:Back}}"}]}
    yield f"{json.dumps({'1': asked})}\n1 leech\n[sound:a.mp3]|<img src=b.png>".encode()
