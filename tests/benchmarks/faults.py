"""What kills at random instants cost: a table of kinds of work, tries, and what was lost or corrupted."""

import argparse
import sys
from collections.abc import Iterator

from tests.benchmarks.command import report
from tests.benchmarks.tables import Cell, Table
from tests.faults.kinds import KINDS
from tests.faults.strike import strike

_SHOWN = 5


def run(arguments: argparse.Namespace) -> Iterator[Table]:
    """Yield the table, and under it what was found, if anything was."""
    rows: list[tuple[Cell, ...]] = []
    found: list[str] = []
    total = [0, 0, 0, 0]
    for kind in KINDS:
        tries = max(1, round(arguments.kills / len(KINDS)))
        sys.stderr.write(f"killing while {kind.name}, {tries} times …\n")
        struck = strike(kind, tries)
        judged = struck.judged
        numbers = (tries, struck.acknowledged, len(judged.lost), len(judged.corrupted))
        rows.append((kind.name, *numbers))
        total = [before + number for before, number in zip(total, numbers, strict=True)]
        found += [f"{kind.name}: {what}" for what in (*judged.lost, *judged.corrupted)[:_SHOWN]]
    note = "Lost: acknowledged and not there. Corrupted: damaged, half-written, or left over."
    columns = ("while", "tries", "acknowledged", "lost", "corrupted")
    yield Table("SIGKILL at random instants", columns, (*rows, ("all", *total)), "\n".join([note, *found]))


if __name__ == "__main__":
    sys.exit(report({"faults": run}))
