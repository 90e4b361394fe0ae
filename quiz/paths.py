"""Where the program keeps its data and finds its decks."""

import errno
import os
import stat
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_DAY = 86_400
"""Seconds after which a note is taken to be of a program that is gone."""
_SETTLING = ".settling"
"""How notes end that tell of a scratch folder whose files are being put into their places."""


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds everything the program keeps for one learner.

    Attributes:
        folder: the data folder; it is made when something is first written.
    """

    folder: Path

    @property
    def database(self) -> Path:
        """The learner's memory and review log."""
        return self.folder / "memory.sqlite3"

    @property
    def settings(self) -> Path:
        """The learner's settings."""
        return self.folder / "settings.toml"

    @property
    def anki(self) -> Path:
        """What was exported to Anki, so that a later export tells what changed."""
        return self.folder / "anki.sqlite3"

    @property
    def banks(self) -> Path:
        """Banks of decks as they were generated; may be deleted at any time."""
        return self.folder / "cache" / "banks.sqlite3"

    @property
    def backups(self) -> Path:
        """Copies of what the learner cannot get back: memory, settings, and what was exported to Anki."""
        return self.folder / "backups"

    @property
    def unfinished(self) -> Path:
        """Notes of what is being written, wherever that is, so that nothing half-written stays after a crash."""
        return self.folder / "unfinished"

    @property
    def decks(self) -> Path:
        """The folder for the learner's own decks."""
        return self.folder / "decks"

    @property
    def collections(self) -> Path:
        """The folder that has a folder for each installed collection of decks."""
        return self.folder / "collections"


def home(environ: Mapping[str, str] = os.environ) -> Home:
    """Find the data folder: ``QUIZ_HOME``, else the platform's place for user data.

    Raises:
        OSError: ``QUIZ_HOME`` begins with the home folder of a user who is not known.
    """
    chosen = environ.get("QUIZ_HOME")
    if chosen:
        folder = expanded(chosen)
        if folder.parts[:1] and folder.parts[0].startswith("~"):
            # A folder of this name in the one we are in is not what is meant.
            raise OSError(errno.EINVAL, "there is no such user", f"QUIZ_HOME={chosen}")
        return Home(folder)
    import platformdirs  # noqa: PLC0415 - not needed where QUIZ_HOME is set

    return Home(platformdirs.user_data_path("factquiz", appauthor=False))


def expanded(text: str) -> Path:
    """Read a path as a shell does: ``~`` is one's home folder, and that of a user who is not known stays as it is."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def real(path: Path) -> Path:
    """Follow links to where a path leads; one in a circle of links leads nowhere, and stays."""
    return Path(os.path.realpath(path))


def read_file(path: Path, most: int) -> bytes:
    """Read a file that a stranger may have put there.

    A pipe is not waited for, and a device that never ends is not read.

    Args:
        path: the file.
        most: bytes to read at most; one more tells that the file is larger.

    Raises:
        OSError: it cannot be read, or is no file.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "is no file")
        return file.read(most + 1)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Write a file as a whole or not at all; it is on the disk when this is over.

    Args:
        path: the file to replace or to make.

    Yields:
        A path beside it to write to; it takes the file's place at the end, and is removed
        when that is not reached. What a killed program leaves is removed by the next one.

    Raises:
        OSError: it cannot be written, or a device or a pipe has its name.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        # A device would not be written to: a file would take its name.
        raise OSError(errno.EINVAL, "is no file", str(path))
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with _noted(part):
        try:
            yield part
            _flush(part)
            part.replace(path)
            _flush(path.parent)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def scratch(prefix: str = "factquiz", parent: Path | None = None) -> Iterator[Path]:
    """Make a folder for passing needs and remove it with all that is in it, at the latest at the next start.

    Args:
        prefix: how its name begins.
        parent: where it lies; the data folder when None. To ask for the system's place for such folders
            writes a file there to try it, which a program killed in that moment leaves.
    """
    place = (home().folder if parent is None else parent) / f"{prefix}-{os.getpid()}-{os.urandom(6).hex()}"
    if parent is None:
        place.parent.mkdir(parents=True, exist_ok=True)
    with _noted(place):
        try:
            place.mkdir(mode=0o700)
            yield place
        finally:
            _remove(place, ignore_errors=True)


def settle(place: Path, names: Sequence[str]) -> None:
    """Put what a scratch folder holds beside it, in the place of what has the same names there.

    It is all or nothing: after an error everything is as it was, and what a killed program
    did not come to is done by the next one.

    Args:
        place: the scratch folder.
        names: folders, then at most one file. Of those that it does not hold, what is beside it is taken away.

    Raises:
        OSError: something cannot be moved.
    """
    held = [name for name in names if (place / name).exists()]
    for name in held:
        _flush(place / name)
    steps = [f"{'+' if name in held else '-'}{name}" for name in names]
    with _noted(place, _SETTLING, steps):
        _settle(place, steps)
    _flush(place.parent)


def _settle(place: Path, steps: Sequence[str]) -> None:
    """Move what is not moved yet."""
    moved: list[tuple[Path, Path]] = []

    def move(source: Path, target: Path) -> None:
        source.replace(target)
        moved.append((target, source))

    try:
        for step in steps:
            source, target = place / step[1:], place.parent / step[1:]
            comes = source.exists()
            if os.path.lexists(target) and (source.is_dir() if comes else step[0] == "-"):
                move(target, place / f"{target.name}-{os.urandom(6).hex()}")
            if comes:
                move(source, target)
    except BaseException:
        for now, before in reversed(moved):
            now.replace(before)
        raise


def clean(place: Home) -> list[Path]:
    """Remove what programs that were killed left half-written; return what was removed.

    What only had to be put into its place is put there. What a program that still runs is writing stays.
    """
    removed: list[Path] = []
    notes = sorted(place.unfinished.iterdir()) if place.unfinished.is_dir() else []
    # A folder is removed by a note of its own, after what is in it was put into its place.
    for note in sorted(notes, key=lambda note: note.suffix != _SETTLING):
        with suppress(OSError, UnicodeDecodeError):
            process = note.name.partition("-")[0]
            if _runs(process, note):
                continue
            line, *steps = os.fsdecode(note.read_bytes()).split("\0")
            left = Path(line)
            # Only names that are made here are removed, whatever a note says.
            if note.suffix == _SETTLING:
                beside = all(Path(step[1:]).name == step[1:] != ".." for step in steps)
                if f"-{process}-" in left.name and left.is_dir() and beside:
                    _settle(left, steps)
            elif left.name.startswith(".") and left.name.endswith(f".{process}.part"):
                left.unlink(missing_ok=True)
                removed.append(left)
            elif f"-{process}-" in left.name and left.is_dir() and not left.is_symlink():
                _remove(left)
                removed.append(left)
            note.unlink()
    return removed


def _remove(folder: Path, *, ignore_errors: bool = False) -> None:
    """Remove a folder with all that is in it."""
    import shutil  # noqa: PLC0415 - it loads what packs archives, and most starts have nothing to remove

    shutil.rmtree(folder, ignore_errors=ignore_errors)


@contextmanager
def _noted(path: Path, ending: str = "", steps: Sequence[str] = ()) -> Iterator[None]:
    """Note in the data folder that something is being written, for as long as that takes.

    Args:
        path: what is being written.
        ending: how the note's name ends.
        steps: what is to be done with it.
    """
    folder = home().unfinished
    note = folder / f"{os.getpid()}-{os.urandom(6).hex()}{ending}"
    if folder.parent.is_dir():
        # Where the note cannot be written, the work may still be possible, and tells of its own troubles.
        with suppress(OSError):
            folder.mkdir(exist_ok=True)
            note.write_bytes(os.fsencode("\0".join((str(path.absolute()), *steps))))
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink()


def _flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk, where the system can tell."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _runs(process: str, note: Path) -> bool:
    """Tell whether the process that wrote a note is still there; where that cannot be asked, for a day it is."""
    if os.name == "nt" or not process.isdecimal():
        return time.time() - note.stat().st_mtime < _DAY
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def builtin_decks() -> Path:
    """Find the decks that come with the program, installed or in a checkout."""
    package = Path(__file__).resolve().parent
    shipped = package / "builtin_decks"
    return shipped if shipped.is_dir() else package.parent / "decks"
