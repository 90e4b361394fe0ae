"""Tell whether files are what they were when something was made of them."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import quiz
from quiz.model.limits import MIB, limits
from quiz.paths import read_file

FORMAT = 2
"""What is written into the file of compiled decks; another number makes all of them anew."""

_MAKES_BANKS = ("compiled", "decks", "facts", "kinds", "model", "questions")
"""The parts of the program that have a say in what a bank becomes."""
_COARSE = 2_000_000_000
"""Nanoseconds within which a file may change without getting another time, on the coarsest of file systems."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it was.

    Attributes:
        path: the file, absolute.
        size: its bytes.
        mtime: when its content was changed last, in nanoseconds since the epoch, as far as programs tell the truth.
        ctime: when anything of it was changed last, which no program can set.
        inode: its number in the file system; another file in its place has another.
        digest: of its content; empty for media, which are not read again.
    """

    path: str
    size: int
    mtime: int
    ctime: int
    inode: int
    digest: str


def stamp(path: Path, *, content: bool) -> Stamp:
    """Look at a file.

    Raises:
        OSError: it cannot be looked at.
    """
    found = path.stat()
    digest = _digest(path) if content else ""
    return Stamp(str(path), found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, digest)


def recent(found: Stamp, seen: int) -> bool:
    """Tell whether a file may have been changed when it was read, or since: its time does not say."""
    return max(found.mtime, found.ctime) + _COARSE >= seen


def unchanged(old: Stamp, seen: int) -> bool | None:
    """Tell whether a file is still what it was.

    Args:
        old: how it was.
        seen: when it was read, in nanoseconds since the epoch.

    Returns:
        True or False; None where only its time has changed and its content is the same.
    """
    path = Path(old.path)
    try:
        now = stamp(path, content=False)
        if replace(now, digest=old.digest) == old and not recent(now, seen):
            return True
        if not old.digest or now.size != old.size or _digest(path) != old.digest:
            return False
    except OSError:
        return False
    return None


def program() -> str:
    """Name the program that makes banks: its version, and the state of its own files."""
    package = Path(quiz.__file__).parent
    known = hashlib.blake2b(f"{FORMAT} {quiz.__version__}".encode(), digest_size=16)
    for line in sorted(_files(str(package), _MAKES_BANKS)):
        known.update(line.encode())
    return known.hexdigest()


def _files(folder: str, parts: Iterable[str]) -> Iterator[str]:
    """Yield a line for each file of some folders, and for those beside them."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name in parts or (not parts and entry.name != "__pycache__"):
                        yield from _files(entry.path, ())
                elif entry.name.endswith((".py", ".yaml")):
                    found = entry.stat()
                    yield f"{entry.path} {found.st_size} {found.st_mtime_ns}\n"
    except OSError:
        # The program is run from an archive; its version has to do.
        return


def _digest(path: Path) -> str:
    """Return what tells a content from others, as far as it is read: larger files are refused anyway."""
    most = max(limits().deck_mib, limits().table_mib) * MIB
    return hashlib.blake2b(read_file(path, most), digest_size=16).hexdigest()
