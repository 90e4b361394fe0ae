"""How long an author waits for the questions of a fact after saving a deck, and what waiting costs."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from quiz.library.preview.edition import Edition
from quiz.library.preview.reading import read_on
from tests.benchmarks.command import report
from tests.benchmarks.synthetic import deck_lines
from tests.benchmarks.tables import Cell, Table
from tests.benchmarks.terminal import Terminal

SIZES = (100, 1_000, 10_000)
_SAVES = 5
_IDLE = 10.0
_SETTLED = 1.0


def run(arguments: argparse.Namespace) -> Iterator[Table]:
    """Yield one table with a row for each size of deck."""
    rows: list[tuple[Cell, ...]] = []
    for size in (size for size in SIZES if size <= arguments.most):
        sys.stderr.write(f"previewing a deck of {size} facts …\n")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "synthetic.yaml"
            path.write_text("\n".join(deck_lines(size)) + "\n", encoding="utf-8")
            again, whole = reading(path)
            saved, idle = watching(path)
        rows.append((size, again, whole, whole / again, saved, 100 * idle))
    columns = ("facts", "one fact s", "whole bank s", "ratio", "save to picture s", "idle CPU %")
    note = (
        "One fact: processor time from the file to the questions of the fact that changed, comparing the decks "
        "included. Whole bank: the time of all questions in place of them. Save to picture: median time in a terminal. "
        f"Idle: processor time while nothing is saved for {_IDLE:.0f} s."
    )
    yield Table("Preview", columns, tuple(rows), note)


def edited(text: str, turn: int) -> str:
    """Change a fact in the middle of a deck."""
    lines = text.split("\n")
    place = len(lines) * 9 // 10
    lines[place] = lines[place].replace("at: page ", f"at: page {turn}")
    return "\n".join(lines)


def reading(path: Path) -> tuple[float, float]:
    """Return the seconds of reading a deck again for one fact, and those with the whole bank in place of it."""
    before = read_on(path, "deck", None, None).outcome
    assert isinstance(before, Edition)
    text = path.read_text("utf-8")
    path.write_text(edited(text, 7), encoding="utf-8")
    begun = time.process_time()
    found = read_on(path, "deck", before, None)
    read = time.process_time()
    assert isinstance(found.outcome, Edition)
    assert found.changes is not None
    assert len(found.changes.own) == 1
    found.outcome.writer.bank()
    path.write_text(text, encoding="utf-8")
    return read - begun, time.process_time() - begun


def watching(path: Path) -> tuple[float, float]:
    """Return the median seconds from a save to the picture, and the share of a processor that waiting takes."""
    text = path.read_text("utf-8")
    with tempfile.TemporaryDirectory() as home:
        terminal = Terminal([sys.executable, "-m", "quiz", "preview", str(path)], {"QUIZ_HOME": home})
        try:
            # The list of facts comes last, however long the deck takes.
            seen = ""
            while "1 of" not in seen:
                seen += terminal.painted(still=_SETTLED)[1]
            found = [_save(terminal, path, edited(text, turn)) for turn in range(1, _SAVES + 1)]
            before = terminal.processor_time()
            time.sleep(_IDLE)
            return median(found), (terminal.processor_time() - before) / _IDLE
        finally:
            terminal.close()


def _save(terminal: Terminal, path: Path, text: str) -> float:
    """Save as most editors do, in a file of its own that takes the place of the old one."""
    other = path.with_suffix(".tmp")
    other.write_text(text, encoding="utf-8")
    begun = time.perf_counter()
    os.replace(other, path)  # noqa: PTH105 - the name says what is measured
    last, _ = terminal.painted(patience=30)
    time.sleep(0.3)
    return last - begun


def main() -> int:
    """Run this benchmark."""
    return report({"preview": run})


if __name__ == "__main__":
    sys.exit(main())
