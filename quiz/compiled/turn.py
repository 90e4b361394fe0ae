"""Let one process at a time do something."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_DAY = 24 * 3600.0
"""Seconds after which nobody waits any longer."""


@contextmanager
def turn(file: Path, *, wait: bool) -> Iterator[bool]:
    """Hold a lock that is gone as soon as its process is, however that ends.

    The lock is one of SQLite's, which knows how each system locks files; nothing is written.

    Args:
        file: stands for what is done; it is made, and taken away at the end.
        wait: whether to wait for whoever holds it.

    Yields:
        Whether it is held now.
    """
    db = _locked(file, _DAY if wait else 0)
    try:
        yield db is not None
    finally:
        if db is not None:
            # Whoever opened it before holds another file from now on than who comes later, so a lock is
            # to spare work and not to guard anything.
            with suppress(OSError):
                file.unlink()
            db.close()


def _locked(file: Path, patience: float) -> sqlite3.Connection | None:
    try:
        db = sqlite3.connect(file, timeout=patience, isolation_level=None)
    except sqlite3.Error:
        return None
    try:
        # Else it would keep a journal beside, which stays when the process is killed.
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        db.close()
        return None
    return db
