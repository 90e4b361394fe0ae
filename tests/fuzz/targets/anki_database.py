"""The database of a package of Anki, byte by byte."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from quiz.interop.anki_import.collection import read_collection
from tests.fuzz.material import folder
from tests.support.packages import collection

LONGEST = 4096
WORDS = ("CREATE TABLE ", "notes", "cards", "revlog", "col", "VIEW", "SELECT ", "\x0d\x00", "\x05", "\x1f", '{"1":')


def run(data: bytes) -> object:
    """Read a collection."""
    path = folder() / "c.sqlite"
    path.write_bytes(data)
    return read_collection(path, "c")


def seeds() -> Iterator[bytes]:
    """Yield a collection in small pages, and its beginning."""
    path = collection(folder() / "seed.db", models="{}")
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA page_size = 512")
        database.execute("VACUUM")
    data = path.read_bytes()
    path.unlink()
    yield data
    yield data[:1_024]
