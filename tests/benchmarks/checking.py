"""How long the check of a deck takes beside reading it, with and without the generated questions.

Each deck is checked in a fresh process. Times are of the processor, so that other programs do not count.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from quiz.decks.read import read_deck
from tests.benchmarks.command import report
from tests.benchmarks.synthetic import deck_lines
from tests.benchmarks.tables import Cell, Table
from tests.support.checking import check_deck

SIZES = (1_000, 10_000, 100_000)
_LARGEST_BANK = 10_000
"""Of larger decks the questions are not generated here: what they take, the benchmark of generation tells."""


def run(arguments: argparse.Namespace) -> Iterator[Table]:
    """Yield one table with a row for each size of deck."""
    rows: list[tuple[Cell, ...]] = []
    for size in (size for size in SIZES if size <= arguments.most):
        sys.stderr.write(f"checking {size} facts …\n")
        found = measured(size)
        whole = found.get("whole")
        rows.append(
            (size, found["read"], found["fast"], round(size / found["fast"]), found["fast"] / found["read"], whole,
             None if whole is None else round(size / whole), found.get("wall"))
        )  # fmt: skip
    columns = (
        "facts",
        "read s",
        "--fast s",
        "facts/s",
        "--fast to read",
        "whole s",
        "whole facts/s",
        "whole by the clock s",
    )
    note = "Whole: with every generated question, by all processes. --fast to read: the check reads the deck, too."
    yield Table("Checking a deck", columns, tuple(rows), note)


def measured(facts: int) -> dict[str, float]:
    """Check a synthetic deck in a fresh process, and return what it took, in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "synthetic.yaml"
        path.write_text("\n".join(deck_lines(facts)) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "tests.benchmarks.checking", "--measure", str(path), str(facts)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(path: Path, facts: int) -> dict[str, float]:
    """Read and check a deck in this process."""
    begun = processor_time()
    read_deck(path)
    read = processor_time()
    check_deck(path, fast=True)
    fast = processor_time()
    taken = {"read": read - begun, "fast": fast - read}
    if facts <= _LARGEST_BANK:
        wall = time.perf_counter()
        check_deck(path)
        taken["whole"] = processor_time() - fast
        taken["wall"] = time.perf_counter() - wall
    return taken


def processor_time() -> float:
    """Return the seconds of processor time that this process took, and those that it started and that have ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def main() -> int:
    """Run this benchmark, or measure one deck where that is what the process was started for."""
    if sys.argv[1:2] == ["--measure"]:
        sys.stdout.write(json.dumps(measure(Path(sys.argv[2]), int(sys.argv[3]))))
        return 0
    return report({"checking": run})


if __name__ == "__main__":
    sys.exit(main())
