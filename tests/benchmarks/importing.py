"""How long a package of Anki takes to import, beside reading its rows and doing nothing with them."""

import argparse
import shutil
import sqlite3
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from quiz.clock import SystemClock
from quiz.library.importing import Wish, import_anki
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.model.settings import Settings
from quiz.store.sqlite import SqliteStore
from tests.benchmarks.command import report
from tests.benchmarks.tables import Cell, Table
from tests.support.packages import CREATED, legacy

SIZES = (1_000, 10_000, 100_000)
_REVIEWS = 3
_DAY = 86_400_000


def run(arguments: argparse.Namespace) -> Iterator[Table]:
    """Yield the table of packages of several sizes, each with three reviews a note."""
    rows: list[tuple[Cell, ...]] = []
    for size in sorted({min(size, arguments.most) for size in SIZES} - {0}):
        sys.stderr.write(f"importing {size:,} notes …\n")
        rows.append(measure(size))
    columns = ("notes", "rows s", "deck s", "to rows", "with reviews s", "notes/s")
    note = (
        "Rows: unpacked, and all notes, cards and reviews read by sqlite3. Deck: import without progress. "
        f"With reviews: with {_REVIEWS} reviews and a memory a note."
    )
    yield Table("Importing from Anki", columns, tuple(rows), note)


def measure(size: int) -> tuple[Cell, ...]:
    """Import a package of so many notes; every second is a cloze, all have HTML."""
    with tempfile.TemporaryDirectory(prefix="factquiz-benchmark-") as place:
        folder = Path(place)
        path = legacy(folder / "x.apkg", notes=_notes(size), sql=_log(size), cards=_CARDS)
        floor = _timed(lambda: _read(path, folder))
        deck = _timed(lambda: import_anki(Wish(path, folder / "deck.yaml"), None))
        store = SqliteStore(folder / "memory.sqlite3")
        with closing(store):
            library = Library(Shelf(()), store, SystemClock(), Settings(timezone="UTC"))
            whole = _timed(lambda: import_anki(Wish(path, folder / "whole.yaml"), library))
    return size, floor, deck, deck / floor, whole, round(size / deck)


_CARDS = {"type": 2, "queue": 2, "due": 9, "ivl": 6, "reps": _REVIEWS}


def _notes(size: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number in range(size):
        if number % 2:
            yield 2, (f"<div>Word {number} is {{{{c1::number&nbsp;{number}}}}}<br>of {{{{c2::{size}}}}}.</div>", "")
        else:
            yield 1, (f"What is <b>number {number}</b> of {size} &amp; more?", f"<ul><li>{number}</li></ul>")


def _log(size: int) -> str:
    number, steps = (
        f"WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {size})",
        range(_REVIEWS),
    )
    return "".join(
        f"{number} INSERT INTO revlog SELECT {CREATED * 1_000 + step * step * _DAY} + n, n, 3, {2 * step + 1}, "
        f"{step}, 0, 5000, {min(step, 1)} FROM n;"
        for step in steps
    )


def _read(path: Path, folder: Path) -> None:
    target = folder / "rows.db"
    with zipfile.ZipFile(path) as archive, archive.open("collection.anki2") as packed, target.open("wb") as file:
        shutil.copyfileobj(packed, file)
    with closing(sqlite3.connect(target)) as db:
        for table in ("notes", "cards", "revlog"):
            db.execute(f"SELECT * FROM {table}").fetchall()


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> int:
    """Run this benchmark."""
    return report({"importing": run})


if __name__ == "__main__":
    sys.exit(main())
