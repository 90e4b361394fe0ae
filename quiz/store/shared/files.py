"""The files of a shared folder: each machine appends to its own, and reads those of all.

A file is ``MACHINE.NUMBER.jsonl``; a new number begins when one grows large. Whatever has ``.jsonl``
in its name is read, so that the copies that sync programs make of files in conflict are, too.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quiz.errors import QuizError
from quiz.store.shared.entries import Entry
from quiz.store.shared.interface import FilePlace
from quiz.store.shared.lines import TornError, UnknownError, check_head, decode, encode, head
from quiz.store.trouble import reason

_LARGE = 4 << 20
"""Bytes after which a machine begins its next file."""
_LONGEST = 1 << 20
_TAIL = 12
"""How many bytes at the end of a line stand for it: its checksum."""
START = FilePlace(0, "")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file.

    Attributes:
        entry: what it says; None for the first line.
        place: where it ends.
    """

    entry: Entry | None
    place: FilePlace


def files(folder: Path) -> list[Path]:
    """List the files of a folder, by name.

    Raises:
        QuizError: the folder is not there, or cannot be read.
    """
    try:
        found = [path for path in folder.iterdir() if ".jsonl" in path.name and not path.name.startswith(".")]
        return sorted(path for path in found if path.is_file())
    except OSError as error:
        msg = f"{folder}: the shared folder cannot be read: {reason(error)}"
        raise QuizError(msg) from error


def fits(path: Path, place: FilePlace) -> bool:
    """Tell whether a file still begins with what was read of it."""
    try:
        with path.open("rb") as file:
            start = max(0, place.position - _TAIL)
            file.seek(start)
            return file.read(place.position - start) == place.tail.encode("latin-1")
    except OSError:
        return False


def read(path: Path, place: FilePlace) -> Iterator[Line]:
    """Yield the lines of a file behind a place; a last line that was cut off is left for another time.

    Raises:
        QuizError: a line is damaged or says nothing that this program understands; it is told with its number.
    """
    position, tail = place.position, place.tail
    try:
        with path.open("rb") as file:
            file.seek(position)
            while raw := file.readline(_LONGEST + 1):
                whole = raw.endswith(b"\n")
                if not whole and len(raw) <= _LONGEST:
                    return
                try:
                    line = _text(raw)
                    if position == 0:
                        check_head(line)
                    entry = decode(line) if position else None
                except TornError as error:
                    if not file.read(1):
                        return
                    raise _wrong(path, position, f"the line is damaged: {error}") from error
                except UnknownError as error:
                    raise _wrong(path, position, str(error)) from error
                position += len(raw)
                tail = raw[-_TAIL:].decode("latin-1")
                yield Line(entry, FilePlace(position, tail))
    except OSError as error:
        msg = f"{path}: cannot be read: {reason(error)}"
        raise QuizError(msg) from error


def append(path: Path, machine: str, place: FilePlace, entries: Sequence[Entry]) -> tuple[str, FilePlace]:
    """Append entries to a machine's own file; they are on the disk when this returns.

    Args:
        path: the file.
        machine: the machine's id.
        place: how far it is written; what stands behind that was cut off, and is written over.
        entries: what to append.

    Raises:
        QuizError: it cannot be written.
    """
    text = "".join(map(encode, entries))
    data = (text if place.position else head(machine) + text).encode()
    try:
        path.touch()
        with path.open("r+b") as file:
            file.seek(place.position)
            if b"\n" in file.read():
                msg = f"{path}: was written by somebody else just now; sync again"
                raise QuizError(msg)
            file.truncate(place.position)
            file.seek(place.position)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        msg = f"{path}: cannot be written: {reason(error)}"
        raise QuizError(msg) from error
    return path.name, FilePlace(place.position + len(data), data[-_TAIL:].decode("latin-1"))


def file_name(machine: str, number: int) -> str:
    """Return the name of a machine's file."""
    return f"{machine}.{number:04}.jsonl"


def full(place: FilePlace) -> bool:
    """Tell whether a machine begins its next file."""
    return place.position >= _LARGE


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        msg = "this is not UTF-8 text"
        raise TornError(msg) from error


def _wrong(path: Path, position: int, message: str) -> QuizError:
    with path.open("rb") as file:
        number = file.read(position).count(b"\n") + 1
    return QuizError(f"{path}:{number}: {message}; nothing was taken over")
