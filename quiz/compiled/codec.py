"""Write frozen records as JSON, and read them back with every type looked at.

What a record is made of is taken from its annotations, so that a new field needs no word here.
"""

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

_T = TypeVar("_T")
_Code = Callable[[Any], Any]
_QUICK = 1
"""The level of compression: more takes longer and saves little."""


class DamagedError(Exception):
    """What is kept is not what was written."""


def dumps(value: object, of: Any) -> str:
    """Write a value of a type: records as lists of their fields, in order.

    Args:
        value: the value.
        of: its type: a dataclass, or a collection of such as it would stand in an annotation.
    """
    return json.dumps(_encoder(of)(value), ensure_ascii=False, separators=(",", ":"))


def loads(text: str | bytes, of: type[_T]) -> _T:
    """Read what ``dumps`` wrote of the same type.

    Raises:
        DamagedError: it is no JSON, or not of that type.
    """
    try:
        found: _T = _decoder(of)(json.loads(text))
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise DamagedError(str(error)) from error
    return found


def pack(value: object, of: Any) -> bytes:
    """Write a value as bytes; the compression brings a checksum with it."""
    return zlib.compress(dumps(value, of).encode(), _QUICK)


def unpack(data: bytes, of: type[_T]) -> _T:
    """Read what ``pack`` wrote of the same type.

    Raises:
        DamagedError: it is not that.
    """
    return loads(_decompressed(data), of)


def pack_lines(lines: Iterable[str]) -> bytes:
    """Write texts without line breaks as bytes, quicker to read than by ``pack``."""
    return zlib.compress("\n".join(lines).encode(), _QUICK)


def unpack_lines(data: bytes) -> tuple[str, ...]:
    """Read what ``pack_lines`` wrote.

    Raises:
        DamagedError: it is not that.
    """
    try:
        text = _decompressed(data).decode()
    except UnicodeDecodeError as error:
        raise DamagedError(str(error)) from error
    return tuple(text.split("\n")) if text else ()


def _decompressed(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except (zlib.error, TypeError) as error:
        raise DamagedError(str(error)) from error


def _make_encoder(of: Any) -> _Code:
    if is_dataclass(of):
        parts = [(field.name, _encoder(field.type)) for field in fields(of)]
        return lambda value: [code(getattr(value, name)) for name, code in parts]
    origin, arguments = get_origin(of), get_args(of)
    if origin is tuple and arguments[-1] is ...:
        each = _encoder(arguments[0])
        return lambda value: [each(item) for item in value]
    if origin is tuple:
        codes = [_encoder(argument) for argument in arguments]
        return lambda value: [code(item) for code, item in zip(codes, value, strict=True)]
    if origin is frozenset:
        return sorted
    if origin is Mapping:
        each = _encoder(arguments[1])
        return lambda value: {key: each(item) for key, item in value.items()}
    if origin in {Union, UnionType}:
        return _union_encoder(arguments)
    return str if of in {Decimal, Path} else _same


def _union_encoder(arguments: tuple[Any, ...]) -> _Code:
    """Write which of several types a value has in front of it, unless there is one beside None."""
    codes = {argument: _encoder(argument) for argument in arguments if argument is not NoneType}
    if len(codes) < len(arguments):
        inner = _only(codes.values())
        return lambda value: None if value is None else inner(value)
    return lambda value: [type(value).__name__, codes[type(value)](value)]


def _only(codes: Iterable[_Code]) -> _Code:
    """Return the code of the one type that None stands beside; no record of ours has more there."""
    (code,) = codes
    return code


def _same(value: object) -> object:
    return value


def _make_decoder(of: Any) -> _Code:
    if is_dataclass(of):
        return _record_decoder(of)
    origin, arguments = get_origin(of), get_args(of)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin is frozenset:
        each = _decoder(arguments[0])
        return lambda found: frozenset([each(item) for item in _checked(found, list)])
    if origin is Mapping:
        each = _decoder(arguments[1])
        return lambda found: {key: each(item) for key, item in _checked(found, dict).items()}
    if origin in {Union, UnionType}:
        return _union_decoder(arguments)
    if origin is Literal:
        known = dict(zip(arguments, arguments, strict=True))
        return lambda found: known[found]
    if of in {Decimal, Path}:
        return lambda found: of(_checked(found, str))
    return lambda found: _checked(found, of)


def _record_decoder(of: Any) -> _Code:
    codes = [_decoder(field.type) for field in fields(of)]

    def decode(found: Any) -> Any:
        return of(*[code(item) for code, item in zip(codes, _checked(found, list), strict=True)])

    return decode


def _tuple_decoder(arguments: tuple[Any, ...]) -> _Code:
    if arguments[-1] is ...:
        each = _decoder(arguments[0])
        return lambda found: tuple([each(item) for item in _checked(found, list)])
    codes = [_decoder(argument) for argument in arguments]
    return lambda found: tuple([code(item) for code, item in zip(codes, _checked(found, list), strict=True)])


def _union_decoder(arguments: tuple[Any, ...]) -> _Code:
    if NoneType in arguments:
        inner = _only(_decoder(argument) for argument in arguments if argument is not NoneType)
        return lambda found: None if found is None else inner(found)
    codes = {argument.__name__: _decoder(argument) for argument in arguments}

    def decode(found: Any) -> Any:
        name, value = _checked(found, list)
        return codes[name](value)

    return decode


def _checked(found: Any, of: Any) -> Any:
    if type(found) is not of:
        msg = f"{type(found).__name__} in place of {of.__name__}"
        raise TypeError(msg)
    return found


_encoder: Callable[[Any], _Code] = cache(_make_encoder)
_decoder: Callable[[Any], _Code] = cache(_make_decoder)
