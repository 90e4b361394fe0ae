"""A table beside a deck."""

import csv
import io
from collections.abc import Iterator

from quiz.decks.read import read_deck
from quiz.paths import builtin_decks
from tests.fuzz.material import folder

LONGEST = 300
WORDS = (
    "name",
    "planet",
    "found",
    "many",
    "id",
    "tags",
    "note",
    "at",
    "source",
    "image",
    ",",
    ";",
    '"',
    "\r",
    "\n",
    "\x00",
    "\ufeff",
    "\x85",
    "\u2028",
    "{name}",
    "2017-08",
    "=1+1",
    "\x1b[31m",
)
DECK = """\
deck: d
title: T
source: s
sources: {s: {title: S}}
kinds:
  moon:
    slots: {name: place, planet: place, found: date?, many: name*, size: number?}
    sentence: "{planet} has the moon {name}[, found {found:on}][ {many}][ {size}]."
facts:
  - {table: t.csv, kind: moon, id: "moon-{name}", at: "page {name}"}
"""


def run(data: bytes) -> object:
    """Read a deck of the table."""
    (folder() / "table.yaml").write_text(DECK, encoding="utf-8")
    (folder() / "t.csv").write_bytes(data)
    return read_deck(folder() / "table.yaml", "table.yaml")


def seeds() -> Iterator[bytes]:
    """Yield tables with the cells of the built-in ones."""
    yield b'name,planet,found,many,size,id,note\nPhobos,Mars,1877-08-18,"a; b",22 km,phobos,"said ""so"""\n'
    for path in sorted(builtin_decks().glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))[1:9]
        written = io.StringIO()
        csv.writer(written).writerows([["name", "planet"], *(row[:2] for row in rows)])
        yield written.getvalue().encode()
