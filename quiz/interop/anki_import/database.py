"""Open the database of a package without trusting it."""

import sqlite3
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from quiz.errors import QuizError
from quiz.interop.anki_import import limits

_STEPS = 20_000
"""After how many steps of SQLite's machine the time is looked at."""
_PRAGMAS = (
    "trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "mmap_size = 0", "temp_store = MEMORY",
)  # fmt: skip
_FUNCTIONS = frozenset({"length", "substr", "count"})
_GENERATED = 2


class Database:
    """Tables of a package, for reading."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        """Know the tables.

        Args:
            connection: the opened file.
            name: the package, for messages.
        """
        self._connection = connection
        self._name = name
        rows = connection.execute("SELECT name, type, rootpage, sql FROM sqlite_master").fetchall()
        self._kinds = {str(row[0]): row[1:] for row in rows}

    def __contains__(self, table: str) -> bool:
        """Tell whether there is a table, or what calls itself one."""
        return table in self._kinds

    def require(self, tables: Collection[str]) -> None:
        """Make sure that some tables are plain ones.

        Raises:
            QuizError: one is missing, is a view or a virtual table, or computes its columns.
        """
        for table in tables:
            kind, root, sql = self._kinds.get(table, ("", 0, ""))
            if not kind:
                reason = f"it has no table '{table}'"
                raise self._refuse(reason)
            plain = kind == "table" and isinstance(root, int) and root > 0
            if not plain or not str(sql).upper().startswith("CREATE TABLE"):
                reason = f"'{table}' is no plain table"
                raise self._refuse(reason)
            columns = self._connection.execute(f"PRAGMA table_xinfo({table})").fetchall()  # our own names
            if any(column[-1] >= _GENERATED for column in columns):
                reason = f"'{table}' computes its columns"
                raise self._refuse(reason)

    def restrict(self) -> None:
        """Allow nothing from now on but reading tables."""
        self._connection.set_authorizer(_only_reading)

    def rows(self, query: str, parameters: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query."""
        return iter(self._connection.execute(query, parameters))

    def _refuse(self, reason: str) -> QuizError:
        return QuizError(f"{self._name}: this is no collection that can be used: {reason}")


@contextmanager
def opened(path: Path, name: str, clock: Callable[[], float] = time.monotonic) -> Iterator[Database]:
    """Open a database for reading; whatever is wrong with it is told in one line.

    Args:
        path: the unpacked file.
        name: the package, for messages.
        clock: tells seconds; the time that SQLite may take is bounded.

    Raises:
        QuizError: it cannot be read, or takes too long.
    """
    end = clock() + limits.MAX_SECONDS
    late = False

    def look() -> int:
        nonlocal late
        late = late or clock() > end
        return int(late)

    try:
        # Nobody else writes to the unpacked file: without this, a log beside it would be looked for.
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
        try:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, limits.MAX_VALUE_BYTES)
            connection.set_progress_handler(look, _STEPS)
            connection.create_collation("unicase", _unicase)
            connection.text_factory = _text
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            yield Database(connection, name)
        finally:
            connection.close()
    except (sqlite3.Error, OverflowError, MemoryError, UnicodeDecodeError) as error:
        # A broken size asks for more memory than SQLite may have; a message about broken names is no UTF-8.
        reason = "it takes too long to read" if late else str(error) or "a size in it is broken"
        msg = f"{name}: the collection is broken: {reason}"
        raise QuizError(msg) from error


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _unicase(left: str, right: str) -> int:
    one, other = left.casefold(), right.casefold()
    return (one > other) - (one < other)


def _only_reading(action: int, _: str | None, function: str | None, __: str | None, inner: str | None) -> int:
    """Allow reading of tables by the queries themselves, and nothing that a schema brings along."""
    reads = action == sqlite3.SQLITE_SELECT or (action == sqlite3.SQLITE_READ and inner is None)
    if reads or (action == sqlite3.SQLITE_FUNCTION and function in _FUNCTIONS):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY
