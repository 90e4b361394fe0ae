"""Walk the fields of a protobuf message, as far as packages need it."""

from collections.abc import Iterator

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_LONGEST_VARINT = 10


class ProtobufError(ValueError):
    """Bytes that are no protobuf message."""


def fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Yield the number and the value of each field of a message.

    Args:
        message: the bytes; values that are messages are bytes in turn.

    Raises:
        ProtobufError: they are no message.
    """
    place = 0
    while place < len(message):
        key, place = _varint(message, place)
        number, wire = key >> 3, key & 7
        if number == 0:
            msg = "a field has the number 0"
            raise ProtobufError(msg)
        if wire == _VARINT:
            value, place = _varint(message, place)
            yield number, value
            continue
        if wire == _BYTES:
            size, place = _varint(message, place)
        elif wire in {_FIXED64, _FIXED32}:
            size = 8 if wire == _FIXED64 else 4
        else:
            msg = f"there is no wire type {wire}"
            raise ProtobufError(msg)
        if place + size > len(message):
            msg = "a field ends behind the message"
            raise ProtobufError(msg)
        yield number, message[place : place + size]
        place += size


def number_in(message: bytes, field: int, default: int = 0) -> int:
    """Return the last value of a number's field.

    Raises:
        ProtobufError: the bytes are no message.
    """
    found = default
    for number, value in fields(message):
        if number == field and isinstance(value, int):
            found = value
    return found


def text_in(message: bytes, field: int) -> str:
    """Return the last value of a text's field; empty when there is none.

    Raises:
        ProtobufError: the bytes are no message.
    """
    found = b""
    for number, value in fields(message):
        if number == field and isinstance(value, bytes):
            found = value
    return found.decode("utf-8", "replace")


def _varint(message: bytes, place: int) -> tuple[int, int]:
    value = 0
    for shift in range(_LONGEST_VARINT):
        if place >= len(message):
            break
        byte = message[place]
        place += 1
        value |= (byte & 0x7F) << (7 * shift)
        if byte < 0x80:  # noqa: PLR2004 - the bit that says that more follows
            return value, place
    msg = "a number does not end"
    raise ProtobufError(msg)
