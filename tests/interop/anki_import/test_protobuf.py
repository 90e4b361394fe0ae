"""Protobuf: what is read of it, and that nothing stops the reading."""

import string

from hypothesis import example, given
from hypothesis import strategies as st

from quiz.interop.anki_import.protobuf import ProtobufError, fields, number_in, text_in


@given(st.binary(max_size=60))
@example(b"\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01")
def test_any_bytes_are_a_message_or_refused(data: bytes) -> None:
    """Bytes are walked as a message or refused; nothing else happens."""
    try:
        walked = list(fields(data))
    except ProtobufError:
        return
    assert sum(len(value) for _, value in walked if isinstance(value, bytes)) <= len(data)


@given(st.integers(0, 2**63), st.text(string.printable, max_size=300))
def test_messages_are_read(number: int, text: str) -> None:
    """What an encoder writes is read back: numbers of any size, and texts."""
    encoded = text.encode()
    message = b"\x08" + _varint(number) + b"\x12" + _varint(len(encoded)) + encoded + b"\x1d\0\0\0\0\x21" + b"\0" * 8
    assert number_in(message, 1) == number
    assert text_in(message, 2) == text
    assert (number_in(message, 9, 7), text_in(message, 9)) == (7, "")


def _varint(number: int) -> bytes:
    found = bytearray()
    while number > 0x7F:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*found, number])
