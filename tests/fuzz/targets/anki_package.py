"""The zip of a package of Anki."""

from collections.abc import Iterator
from pathlib import Path

from quiz.interop.anki_import.archive import opened
from tests.fuzz.material import folder
from tests.support.packages import newest, package

LONGEST = 1000
WORDS = (
    "PK\x01\x02",
    "PK\x03\x04",
    "PK\x05\x06",
    "PK\x06\x06",
    "PK\x06\x07",
    "meta",
    "media",
    "collection.anki2",
    "collection.anki21b",
    "\x00\x00",
    "\x08\x03",
)


def run(data: bytes) -> object:
    """Open a package, and unpack its collection and media."""
    path = folder() / "x.apkg"
    path.write_bytes(data)
    with opened(path) as found:
        for entry in list(found.media().values())[:3]:
            found.unpack(entry, folder() / "media-file")
        return found.collection(folder())


def seeds() -> Iterator[bytes]:
    """Yield small packages of both formats."""
    media = b'{"0": "a.png", "1": "b.mp3"}'
    for made in (
        package(folder() / "old", [("collection.anki2", b"SQLite format 3"), ("media", media), ("0", b"x")]),
        newest(folder() / "new", b"(\xb5/\xfd\x04\x00\x09\x00\x00x", media=b"\x0a\x07\x0a\x05a.png"),
        newest(folder() / "bare", b"x"),
    ):
        yield Path(made).read_bytes()
