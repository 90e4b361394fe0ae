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
