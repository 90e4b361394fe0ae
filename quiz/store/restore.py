"""Put a backup in place of what there is, after it was checked and a copy of the present was kept."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from quiz.errors import QuizError
from quiz.paths import Home, replacing
from quiz.store.backups import take, unpacked
from quiz.store.copies import integrity, put_back, reading, told
from quiz.store.sqlite import SqliteStore
from quiz.store.trouble import out_of_reach

_BESIDE = ("", "-wal", "-shm")
"""What the names of a database and of its log end with."""


def restore(home: Home, path: Path, now: datetime) -> Path | None:
    """Restore a backup.

    The memory is replaced in one transaction, so that a program that has it open sees all of the
    old or all of the new. One that is damaged is moved aside with its log, and stays there.

    Args:
        home: the data folder.
        path: the backup.
        now: the present moment.

    Returns:
        Where the present memory is kept; None when there was none.

    Raises:
        QuizError: the backup cannot be used, or something could not be written.
    """
    with unpacked(path) as place:
        kept = keep_present(home, now, "restore")
        with told(home.folder, "cannot be written"):
            home.folder.mkdir(parents=True, exist_ok=True)
            # Open windows know only the tables of this version.
            SqliteStore(place.database).close()
            put_back(place.database, home.database)
            if place.settings.exists():
                with replacing(home.settings) as part:
                    part.write_bytes(place.settings.read_bytes())
            if place.anki.exists():
                with replacing(home.anki) as part:
                    part.write_bytes(place.anki.read_bytes())
    return kept


def keep_present(home: Home, now: datetime, before: str) -> Path | None:
    """Keep what there is before it is replaced: as a backup, or where it is damaged byte by byte.

    Args:
        home: the data folder.
        now: the present moment.
        before: what it is kept before.

    Returns:
        The backup, or the database that was moved aside; None when there was none.

    Raises:
        QuizError: nothing could be kept, or it cannot be told whether it is damaged.
    """
    if not home.database.exists():
        return None
    if sound(home.database):
        return take(home, now, before)
    return set_aside(home.database, now)


def sound(database: Path) -> bool:
    """Tell whether SQLite finds nothing wrong with a database.

    Raises:
        QuizError: that cannot be told, since it may not be read, is held by another program, or the disk is full.
    """
    try:
        with told(database, "cannot be read"), closing(reading(database)) as db:
            return not integrity(db)
    except QuizError as error:
        if out_of_reach(error.__cause__):
            raise
        return False


def set_aside(database: Path, now: datetime) -> Path:
    """Move a damaged database aside, with its log.

    Raises:
        QuizError: it cannot be moved.
    """
    stamp = now.astimezone(UTC).strftime("%Y-%m-%dT%H-%M-%SZ")
    number, aside = 1, database.with_name(f"damaged-{stamp}.sqlite3")
    while aside.exists():
        number += 1
        aside = database.with_name(f"damaged-{stamp}.{number}.sqlite3")
    with told(database, "cannot be moved aside"):
        for end in reversed(_BESIDE):
            part = database.with_name(database.name + end)
            if part.exists():
                part.replace(aside.with_name(aside.name + end))
    return aside
