"""Backups: one zip file each, with the memory, the settings, and what was exported to Anki.

A backup holds ``memory.sqlite3``, ``settings.toml`` and ``anki.sqlite3`` under the names that they
have in the data folder, the last two only where there are any, and ``about.json``, which tells how
much it is. Decks are files of the learner's own and are not in it.
"""

import json
import lzma
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quiz.errors import QuizError
from quiz.paths import Home, replacing, scratch
from quiz.store.copies import check_copy, copy_out, reading, told
from quiz.store.migrate import check_ours

_STAMP = "%Y-%m-%dT%H-%M-%SZ"
_PREFIX = "factquiz-"
_AGE = timedelta(days=1)
_KEPT = (("%Y-%m-%d", 7), ("%G-%V", 4), ("%Y-%m", 12))
"""How many backups are kept, the last one of each day, week and month."""
_SPECIAL_KEPT = 10
"""How many of the backups are kept that were taken before something was replaced."""
_LARGEST = 16 << 30
_ABOUT = "about.json"
_ABOUT_LARGEST = 1_000
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError)
"""What is raised by a zip that is damaged, encrypted, or packed as ours are not."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in the data folder.

    Attributes:
        path: the file.
        at: when it was taken.
        before: what it was taken before, such as ``restore``; empty for one that was due.
        number: which one of the same second it is.
    """

    path: Path
    at: datetime
    before: str = ""
    number: int = 1


@dataclass(frozen=True, slots=True)
class Content:
    """What a memory holds.

    Attributes:
        cards: cards with a memory.
        reviews: answers that were not taken back.
    """

    cards: int
    reviews: int


def backups(home: Home) -> list[Backup]:
    """List the backups in the data folder, the latest first."""
    found = []
    for path in home.backups.glob(f"{_PREFIX}*.zip") if home.backups.is_dir() else ():
        stamp, _, before = path.stem.removeprefix(_PREFIX).partition("-before-")
        stamp, _, number = stamp.partition(".")
        try:
            at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
            at.astimezone()
            found.append(Backup(path, at, before, int(number or 1)))
        except (ValueError, OverflowError):
            continue  # somebody else's file
    return sorted(found, key=_order, reverse=True)


def due(home: Home, now: datetime) -> bool:
    """Tell whether there is a memory, and no backup of the last day.

    A backup from a time that has not come does not count: the clock was wrong then.
    """
    if not home.database.exists():
        return False
    return not any(not backup.before and now - _AGE < backup.at <= now + _AGE for backup in backups(home))


def take(home: Home, now: datetime, before: str = "") -> Path:
    """Take a backup into the data folder, and remove those that are no longer kept.

    Raises:
        QuizError: the memory cannot be read, or the backup not be written.
    """
    stamp = now.astimezone(UTC).strftime(_STAMP)
    name = f"{_PREFIX}{stamp}" + (f"-before-{before}" if before else "")
    path = home.backups / f"{name}.zip"
    number = 1
    while path.exists():
        number += 1
        path = home.backups / f"{name.replace(stamp, f'{stamp}.{number}')}.zip"
    with told(home.backups, "no backup can be written"):
        home.backups.mkdir(parents=True, exist_ok=True)
    write(home, path)
    for old in stale(backups(home)):
        if old.path != path:
            old.path.unlink(missing_ok=True)
    return path


def write(home: Home, path: Path) -> None:
    """Write a backup into a file, as a whole or not at all.

    Raises:
        QuizError: the memory cannot be read, or the file not be written.
    """
    with told(path, "no backup can be written"), replacing(path) as part, scratch(".backup", path.parent) as folder:
        copy = folder / home.database.name
        copy_out(home.database, copy)
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=1, strict_timestamps=False) as archive:
            # Its own entry has no time: a clock that lost its year is no reason to take no backup.
            archive.writestr(zipfile.ZipInfo(_ABOUT), json.dumps(asdict(content(copy))))
            archive.write(copy, copy.name)
            copy.unlink()
            if home.settings.is_file():
                archive.write(home.settings, home.settings.name)
            if home.anki.is_file():
                ledger = folder / home.anki.name
                copy_out(home.anki, ledger)
                archive.write(ledger, ledger.name)


def refuse_newer(home: Home) -> None:
    """Refuse a memory that this program could not restore.

    Raises:
        QuizError: it cannot be read, is not ours, or comes from a newer program.
    """
    with told(home.database, "cannot be read"), closing(reading(home.database)) as db:
        check_ours(db, str(home.database))


def stale(known: Iterable[Backup]) -> list[Backup]:
    """Choose the backups that are no longer kept.

    Of those that were due, the last of each of seven days, four weeks and twelve months is kept;
    of those before something was replaced, the latest ten.
    """
    ordered = sorted(known, key=_order, reverse=True)
    special = [backup for backup in ordered if backup.before]
    regular = [backup for backup in ordered if not backup.before]
    kept: set[Path] = {backup.path for backup in special[:_SPECIAL_KEPT]}
    for pattern, most in _KEPT:
        newest: dict[str, Path] = {}
        for backup in regular:
            newest.setdefault(backup.at.strftime(pattern), backup.path)
        kept.update(list(newest.values())[:most])
    return [backup for backup in ordered if backup.path not in kept]


@contextmanager
def unpacked(path: Path) -> Iterator[Home]:
    """Unpack a backup, or a bare database, into a passing folder and check it.

    Args:
        path: the file.

    Yields:
        A data folder with what the backup holds.

    Raises:
        QuizError: it is no backup of ours, is damaged, or comes from a newer program.
    """
    with told(path, "cannot be read"):
        if not path.is_file():
            msg = f"{path}: there is no such file"
            raise QuizError(msg)
        with scratch() as folder:
            place = Home(folder)
            if zipfile.is_zipfile(path):
                _unpack(path, place)
            else:
                shutil.copyfile(path, place.database)
            check_copy(place.database, str(path))
            yield place


def content(database: Path) -> Content:
    """Count what a database holds.

    Raises:
        QuizError: it cannot be read.
    """
    with told(database, "cannot be read"), closing(reading(database)) as db:
        (cards,) = db.execute("SELECT count(*) FROM memory").fetchone()
        (reviews,) = db.execute("SELECT (SELECT count(*) FROM review) - (SELECT count(*) FROM undone)").fetchone()
    return Content(cards, reviews)


def about(path: Path) -> Content:
    """Tell how much is in a backup, by its own word: the rest of it is not read.

    Raises:
        QuizError: it is no backup of ours, or damaged.
    """
    with told(path, "cannot be read"):
        try:
            with zipfile.ZipFile(path) as archive, archive.open(_ABOUT) as file:
                held = json.loads(file.read(_ABOUT_LARGEST))
                return Content(int(held["cards"]), int(held["reviews"]))
        except (*_BROKEN, KeyError, TypeError, ValueError, OverflowError) as error:
            msg = f"{path}: the backup is damaged: {error}"
            raise QuizError(msg) from error


def _order(backup: Backup) -> tuple[datetime, int]:
    return backup.at, backup.number


def _unpack(path: Path, place: Home) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = {info.filename: info for info in archive.infolist()}
            if place.database.name not in names:
                msg = f"{path}: this is not a backup of factquiz"
                raise QuizError(msg)
            for target in (place.database, place.settings, place.anki):
                info = names.get(target.name)
                if info is None:
                    continue
                if info.file_size > _LARGEST:
                    msg = f"{path}: '{info.filename}' would be larger than {_LARGEST >> 30} GiB"
                    raise QuizError(msg)
                with archive.open(info) as packed, target.open("wb") as file:
                    shutil.copyfileobj(packed, file)
    except _BROKEN as error:
        msg = f"{path}: the backup is damaged: {error}"
        raise QuizError(msg) from error
