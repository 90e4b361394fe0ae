"""Messages of protobuf in a package of Anki."""

from collections.abc import Iterator

from quiz.interop.anki_import.archive import _listed
from quiz.interop.anki_import.protobuf import ProtobufError, fields, number_in, text_in

LONGEST = 200
WORDS = ("\x08\x01", "\x0a\x02", "\x12", "\x0d", "\x09", "\x00")


def run(data: bytes) -> object:
    """Walk a message, and read it as a list of media files."""
    try:
        list(fields(data))
        number_in(data, 1)
        text_in(data, 2)
        return list(_listed(data))
    except ProtobufError:
        return None


def seeds() -> Iterator[bytes]:
    """Yield messages of every wire type."""
    yield from (
        b"\x08\x03",
        b"\x0a\x07\x0a\x05a.png",
        b"\x0d\x01\x02\x03\x04",
        b"\x09" + bytes(8),
        b"\x08\xff\xff\xff\x7f",
    )
