"""The zip of a package: which of its formats it has, and its files unpacked within bounds."""

import errno
import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import zstandard

from quiz.errors import QuizError
from quiz.interop.anki_import import limits
from quiz.interop.anki_import.protobuf import ProtobufError, fields, number_in

_NEWEST_VERSION = 3
_COLLECTIONS = ("collection.anki21", "collection.anki2")
_CHUNK = 1 << 18
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
_ENTRY, _NAME = 1, 1
_BROKEN = (
    zipfile.BadZipFile, zlib.error, zstandard.ZstdError, EOFError, NotImplementedError, ValueError, RuntimeError,
)  # fmt: skip
_NO_PLACE = errno.EINVAL
"""What the system says where a zip places something before its own beginning."""


class _Bounded(io.BufferedReader):
    """A file that is never read in one piece as large as a zip's list of files would have to be to do harm."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > limits.MAX_DIRECTORY_BYTES:
            msg = "its list of files is too large"
            raise zipfile.BadZipFile(msg)
        return super().read(size)


class Package:
    """An opened package."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        """Look at what is in the zip.

        Args:
            archive: the opened zip.
            name: the file, for messages.

        Raises:
            QuizError: it is no package, or one that is not to be trusted.
        """
        self._archive = archive
        self._name = name
        self._entries = _entries(archive, name)
        self._zstd = False
        if "meta" in self._entries:
            version = self._meta()
            if version > _NEWEST_VERSION:
                reason = f"this is a package of version {version}, factquiz knows up to {_NEWEST_VERSION}"
                raise self._refuse(reason)
            self._zstd = version == _NEWEST_VERSION
        names = ("collection.anki21b",) if self._zstd else _COLLECTIONS
        self._collection = next((entry for entry in names if entry in self._entries), "")
        if not self._collection:
            reason = "this is no Anki package: it has no collection"
            raise self._refuse(reason)

    def collection(self, folder: Path) -> Path:
        """Unpack the database into a folder.

        Raises:
            QuizError: it is broken or too large.
        """
        target = folder / "collection.sqlite"
        with target.open("wb") as file:
            for chunk in self._chunks(self._collection, limits.MAX_COLLECTION_BYTES):
                file.write(chunk)
        return target

    def media(self) -> Mapping[str, str]:
        """Return which file of the zip holds each media file, by the name that notes use.

        Raises:
            QuizError: the list of media files is broken or too large.
        """
        if "media" not in self._entries:
            return {}
        data = b"".join(self._chunks("media", limits.MAX_MAP_BYTES))
        try:
            named = dict(_listed(data)) if self._zstd else _legacy(data)
        except (ValueError, RecursionError) as error:
            reason = "its list of media files is broken"
            raise self._refuse(reason) from error
        return {name: entry for name, entry in named.items() if entry in self._entries}

    def unpack(self, entry: str, target: Path) -> int:
        """Unpack a media file; return its size in bytes, -1 when it is larger than what can be shown.

        Raises:
            QuizError: it is broken.
        """
        size = 0
        with target.open("wb") as file:
            for chunk in self._chunks(entry, limits.MAX_MEDIA_BYTES + 1, cut=True):
                size += len(chunk)
                file.write(chunk)
        if size > limits.MAX_MEDIA_BYTES:
            target.unlink()
            return -1
        return size

    def _meta(self) -> int:
        data = b"".join(self._stored("meta", 1 << 10, cut=False))
        try:
            return number_in(data, 1)
        except ProtobufError as error:
            reason = f"its file 'meta' is broken: {error}"
            raise self._refuse(reason) from error

    def _chunks(self, entry: str, most: int, *, cut: bool = False) -> Iterator[bytes]:
        return self._unpacked(entry, most, cut) if self._zstd else self._stored(entry, most, cut=cut)

    def _stored(self, entry: str, most: int, *, cut: bool) -> Iterator[bytes]:
        """Yield what the zip holds, unpacked once."""
        info = self._entries[entry]
        with self._broken(entry), self._archive.open(info) as file:
            yield from self._bounded(file, entry, most, info.compress_size, cut=cut)

    def _unpacked(self, entry: str, most: int, cut: bool) -> Iterator[bytes]:  # noqa: FBT001 - from the same class
        """Yield what the zip holds, unpacked from zstd as well."""
        info = self._entries[entry]
        packed = zstandard.ZstdDecompressor(max_window_size=limits.MAX_WINDOW_BYTES)
        with self._broken(entry), self._archive.open(info) as file, packed.stream_reader(file) as reader:
            yield from self._bounded(reader, entry, most, info.compress_size, cut=cut)

    def _bounded(self, file: Any, entry: str, most: int, packed: int, *, cut: bool) -> Iterator[bytes]:
        size, most = 0, min(most, max(limits.FREE_BYTES, packed * limits.MAX_RATIO))
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            yield chunk
            if size >= most and cut:
                return
            if size > most:
                reason = f"'{entry}' is too large when unpacked (over {most // limits.MIB} MiB)"
                raise self._refuse(reason)

    @contextmanager
    def _broken(self, entry: str) -> Iterator[None]:
        try:
            yield
        except _BROKEN as error:
            reason = f"'{entry}' is broken: {error}"
            raise self._refuse(reason) from error
        except OSError as error:
            if error.errno != _NO_PLACE:
                raise
            reason = f"'{entry}' is broken: it has no place in the file"
            raise self._refuse(reason) from error

    def _refuse(self, reason: str) -> QuizError:
        return QuizError(f"{self._name}: {reason}")


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """Open a package.

    Args:
        path: the file.

    Raises:
        QuizError: it cannot be read, is no package, or is one that is not to be trusted.
    """
    try:
        if not path.is_file():
            msg = f"{path}: is no file" if path.exists() else f"{path}: cannot be read: no such file or directory"
            raise QuizError(msg)
        file = _Bounded(io.FileIO(path))
    except OSError as error:
        msg = f"{path}: cannot be read: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error
    with file:
        archive = _archive(file, str(path))
        with archive:
            yield Package(archive, str(path))


def _archive(file: IO[bytes], name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except (*_BROKEN, OSError, UnicodeDecodeError, MemoryError) as error:
        msg = f"{name}: this is no Anki package: {str(error).lower()}"
        raise QuizError(msg) from error


def _entries(archive: zipfile.ZipFile, name: str) -> dict[str, zipfile.ZipInfo]:
    """Return the files of a zip by name, refusing what no honest package has."""
    found: dict[str, zipfile.ZipInfo] = {}
    infos = archive.infolist()
    reason = "it holds too many files" if len(infos) > limits.MAX_ENTRIES else ""
    for info in infos:
        if info.filename in found:
            reason = f"'{info.filename}' stands in it twice"
        elif info.flag_bits & _ENCRYPTED:
            reason = "it is encrypted"
        elif info.compress_type not in _PACKED:
            reason = f"'{info.filename}' is packed in a way that Anki does not use"
        if reason:
            msg = f"{name}: this is no package that can be used: {reason}"
            raise QuizError(msg)
        found[info.filename] = info
    return found


def _legacy(data: bytes) -> dict[str, str]:
    """Read the list of media files as JSON: entry → name."""
    listed = json.loads(data.decode("utf-8", "replace"))
    if not isinstance(listed, dict):
        msg = "the list of media files is no object"
        raise ValueError(msg)  # noqa: TRY004 - as for JSON that is broken
    return {name: entry for entry, name in listed.items() if isinstance(name, str)}


def _listed(data: bytes) -> Iterator[tuple[str, str]]:
    """Read the list of media files as protobuf: the n-th entry is the file ``n`` of the zip."""
    place = 0
    for number, entry in fields(data):
        if number == _ENTRY and isinstance(entry, bytes):
            for key, value in fields(entry):
                if key == _NAME and isinstance(value, bytes):
                    yield value.decode("utf-8", "replace"), str(place)
            place += 1
