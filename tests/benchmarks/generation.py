"""How long it takes to generate a bank, and how that grows with the deck.

Each deck is generated in a fresh process, so that no deck profits from another's caches.
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
from quiz.questions.bank import build_bank
from tests.benchmarks.command import report
from tests.benchmarks.synthetic import deck_lines
from tests.benchmarks.tables import Cell, Table

SIZES = (1_000, 10_000, 100_000)
_KIB_PER_MB = 1024 if sys.platform != "darwin" else 1024 * 1024


def run(arguments: argparse.Namespace) -> Iterator[Table]:
    """Yield one table with a row for each size of deck."""
    rows: list[tuple[Cell, ...]] = []
    first = 0.0
    for size in (size for size in SIZES if size <= arguments.most):
        sys.stderr.write(f"generating the bank of {size} facts …\n")
        found = measured(size)
        each = 1e6 * found["bank"] / size
        first = first or each
        rows.append(
            (size, int(found["cards"]), int(found["questions"]), found["read"], found["bank"], round(each),
             each / first, round(found["peak"]))
        )  # fmt: skip
    columns = ("facts", "cards", "questions", "read s", "bank s", "µs a fact", "cost to 1k", "peak MB")
    note = "Cost to 1k: the cost of one fact, by that in the deck of 1,000; 1 is linear growth."
    yield Table("Generating a bank", columns, tuple(rows), note)


def measured(facts: int) -> dict[str, float]:
    """Generate the bank of a synthetic deck in a fresh process, and return what it took: seconds, megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "synthetic.yaml"
        path.write_text("\n".join(deck_lines(facts)) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "tests.benchmarks.generation", "--measure", str(path)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(path: Path) -> dict[str, float]:
    """Generate the bank of a deck in this process."""
    begun = time.perf_counter()
    deck = read_deck(path)
    read = time.perf_counter()
    bank = build_bank(deck)
    built = time.perf_counter()
    return {
        "cards": len(bank.cards),
        "questions": len(bank.questions),
        "read": read - begun,
        "bank": built - read,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB_PER_MB,
    }


def main() -> int:
    """Run this benchmark, or measure one deck where that is what the process was started for."""
    if sys.argv[1:2] == ["--measure"]:
        sys.stdout.write(json.dumps(measure(Path(sys.argv[2]))))
        return 0
    return report({"generation": run})


if __name__ == "__main__":
    sys.exit(main())
