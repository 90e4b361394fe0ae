"""How long a deck takes to be read and checked, beside PyYAML's C loader that only loads it."""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

from quiz.decks.read import read_deck
from tests.benchmarks.command import report
from tests.benchmarks.synthetic import deck_lines
from tests.benchmarks.tables import Cell, Table
from tests.support.checking import check_deck

_SIZES = (1_000, 10_000)


def run(arguments: argparse.Namespace) -> Iterator[Table]:
    """Yield a row for each size of deck."""
    rows: list[tuple[Cell, ...]] = []
    for facts in _SIZES[:1] if arguments.quick else _SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "synthetic.yaml"
            path.write_text("\n".join(deck_lines(facts)) + "\n", encoding="utf-8")
            loaded, ours, checked = (_measured(name, path) for name in ("load", "read", "check"))
        rows.append((facts, loaded, ours, ours / loaded, checked))
    columns = ("facts", "C loader s", "ours s", "to the loader", "check s")
    note = "Processor time, each in a fresh process. Ours: to facts with types, sources and positions, all checked."
    yield Table("Reading a deck", columns, tuple(rows), note)


def _measured(name: str, path: Path) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.compiling", "--measure", name, str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return float(json.loads(done.stdout))


def measure(name: str, path: Path) -> float:
    """Read a deck in this process; return the seconds of processor time."""
    begun = time.process_time()
    if name == "load":
        yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    elif name == "read":
        read_deck(path)
    else:
        check_deck(path)
    return time.process_time() - begun


def main() -> int:
    """Run this benchmark, or measure one deck where that is what the process was started for."""
    if sys.argv[1:2] == ["--measure"]:
        sys.stdout.write(json.dumps(measure(sys.argv[2], Path(sys.argv[3]))))
        return 0
    return report({"compiling": run})


if __name__ == "__main__":
    sys.exit(main())
