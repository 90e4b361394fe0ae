"""What a program does while it is killed, and how what it leaves is judged."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from quiz.paths import Home, clean
from quiz.store.copies import integrity, reading

_PASSING = frozenset({"unfinished", "tmp"})
"""Folders that are empty when nothing is being written."""

Say = Callable[[str], None]
"""Acknowledges something to whoever reads the standard output; it is out when this returns."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found after kills.

    Attributes:
        lost: acknowledged and not there.
        corrupted: what is damaged, half-written, left over, or there although nobody asked for it.
    """

    lost: tuple[str, ...] = ()
    corrupted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of work.

    Attributes:
        name: what it is called in the table.
        prepare: makes what the work needs, once, in an empty folder.
        work: goes on until it is killed, and acknowledges what it did; a killed one is begun anew in the same folder.
        judge: looks at the folder; takes all that was acknowledged by now, and the number of kills.
        span: seconds from the beginning of the work within which it is killed.
    """

    name: str
    prepare: Callable[[Path], None]
    work: Callable[[Path, Say], None]
    judge: Callable[[Path, Sequence[str], int], Judged]
    span: float = 0.4


def place(folder: Path) -> Home:
    """Return the data folder of the program that is killed."""
    return Home(folder / "home")


def leftovers(folder: Path) -> list[str]:
    """Clean as the next start does, and return what is left half-written all the same."""
    clean(place(folder))
    left = [
        path for path in folder.rglob("*") if path.name.startswith(".") or path.parent.name in {"unfinished", "tmp"}
    ]
    return [f"left over: {path}" for path in left]


def damage(database: Path) -> list[str]:
    """Return what is wrong with a database."""
    with closing(reading(database)) as db:
        return [f"{database.name}: {fault}" for fault in integrity(db)]
