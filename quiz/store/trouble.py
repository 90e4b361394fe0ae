"""Say in one line what keeps a database from being read or written, and what helps."""

import sqlite3

_HELP = {
    "SQLITE_FULL": "the disk is full; free some space and try again",
    "SQLITE_READONLY": "the file or its folder cannot be written to; check who owns it",
    "SQLITE_CANTOPEN": "unable to open database file; check that the folder is there and can be written to",
    "SQLITE_PERM": "the file or its folder cannot be written to; check who owns it",
    "SQLITE_BUSY": "another program holds the database; try again when it is done",
    "SQLITE_CORRUPT": "the file is damaged; 'quiz doctor' tells more, 'quiz restore' lists the backups",
    "SQLITE_NOTADB": "file is not a database; 'quiz doctor' tells more, 'quiz restore' lists the backups",
}
_IO = "the disk cannot be read or written: it may be full, gone, or over its quota"


_IN_THE_WAY = ("CANTOPEN", "PERM", "READONLY", "BUSY", "LOCKED", "FULL", "NOMEM")
"""What a database in order is refused with, too; the same of what SQLite needs beside it follows."""
_BESIDE = frozenset(
    f"SQLITE_IOERR_{what}" for what in "WRITE FSYNC LOCK ACCESS NOMEM SHMOPEN SHMSIZE SHMLOCK SHMMAP".split()
)


def out_of_reach(error: BaseException | None) -> bool:
    """Tell whether something keeps a database from being read that says nothing of the database itself.

    Args:
        error: what SQLite or the system says.
    """
    name = getattr(error, "sqlite_errorname", "")
    held = any(name == f"SQLITE_{what}" or name.startswith(f"SQLITE_{what}_") for what in _IN_THE_WAY)
    return isinstance(error, OSError) or held or name in _BESIDE


def reason(error: sqlite3.Error | OSError) -> str:
    """Return what is wrong, in words that follow a colon.

    Args:
        error: what SQLite or the system says.
    """
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_IOERR"):
        return _IO
    for code, help_ in _HELP.items():
        if name == code or name.startswith(f"{code}_"):
            return help_
    return str(error)
