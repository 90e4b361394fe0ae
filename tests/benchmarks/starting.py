"""From the start of ``quiz study`` to its first picture, beside the smallest app of Textual, in turns."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.collection import DECK, made
from tests.benchmarks.command import report
from tests.benchmarks.sizes import sizes
from tests.benchmarks.tables import Cell, Table
from tests.benchmarks.terminal import Terminal

_STILL = 0.4
_TIMES = 9
_WARM = 2
"""How often both are started before it counts."""


def run(arguments: argparse.Namespace) -> Iterator[Table]:
    """Yield a row for each size of collection."""
    rows: list[tuple[Cell, ...]] = []
    for cards in sizes(arguments):
        sys.stderr.write(f"starting with {cards} cards …\n")
        with tempfile.TemporaryDirectory() as folder:
            made(Path(folder) / "home", cards, cards)
            smallest, ours = _in_turns(Path(folder))
        rows.append((cards, *smallest, *ours, ours[0] - smallest[0], ours[1] - smallest[1], ours[0] / smallest[0]))
    columns = (
        "cards", "smallest ms", "smallest CPU ms", "study ms", "study CPU ms", "more ms", "more CPU ms", "to smallest",
    )  # fmt: skip
    note = f"Medians of {_TIMES} starts each, in turns, caches and bytecode warm; until the picture stands still."
    yield Table("Start to first picture", columns, tuple(rows), note)


def _in_turns(folder: Path) -> tuple[tuple[float, float], tuple[float, float]]:
    environment = {
        "QUIZ_HOME": str(folder / "home"),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    commands = (
        [sys.executable, "-m", "tests.benchmarks.smallest"],
        [sys.executable, "-m", "quiz", "study", DECK],
    )
    found: list[list[tuple[float, float]]] = [[], []]
    for number in range(_TIMES + _WARM):
        for place, command in enumerate(commands):
            taken = _start(command, environment)
            if number >= _WARM:
                found[place].append(taken)
    smallest, ours = ((median(wall for wall, _ in taken), median(cpu for _, cpu in taken)) for taken in found)
    return smallest, ours


def _start(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    terminal = Terminal(command, environment)
    try:
        last, _ = terminal.painted(still=_STILL)
        return 1_000 * (last - terminal.started), 1_000 * terminal.processor_time()
    finally:
        terminal.close()


def main() -> int:
    """Run this benchmark."""
    return report({"start": run})


if __name__ == "__main__":
    sys.exit(main())
