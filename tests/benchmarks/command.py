"""The command line that all benchmarks share."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from quiz.decks.read import read_deck
from quiz.library.shelf import deck_files
from quiz.model.deck import Deck
from quiz.paths import builtin_decks
from tests.benchmarks.tables import Table, write_json

LARGEST = 100_000
KILLS = 240
Run = Callable[[argparse.Namespace], Iterator[Table]]


def report(benchmarks: Mapping[str, Run], arguments: Sequence[str] | None = None) -> int:
    """Run one or several benchmarks, print their tables as they come, and write them as JSON if that is asked for.

    Args:
        benchmarks: what can be run, by name.
        arguments: the command line; the real one when None.
    """
    several = len(benchmarks) > 1
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measure banks and speed.")
    if several:
        parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to run: {', '.join(benchmarks)}; or all")
        parser.add_argument("--list", action="store_true", help="print the names and run nothing")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the tables to a file, too")
    parser.add_argument("--seeds", type=int, default=20, metavar="N", help="banks to pool: seeds 0 to N-1 (20)")
    parser.add_argument("--most", type=int, default=LARGEST, metavar="N", help=f"facts of the largest deck ({LARGEST})")
    parser.add_argument("--quick", action="store_true", help="small collections alone: a look, and no measurement")
    parser.add_argument(
        "--kills", type=int, default=KILLS, metavar="N", help=f"how often programs are killed ({KILLS})"
    )
    parsed = parser.parse_args(arguments)
    names = list(benchmarks)
    if several:
        unknown = [name for name in parsed.names if name not in benchmarks]
        if unknown:
            parser.error(f"there is no benchmark '{unknown[0]}': one of {', '.join(benchmarks)}")
        sys.stdout.write(f"Benchmarks: {', '.join(benchmarks)}\n\n")
        if parsed.list:
            return 0
        names = parsed.names or names
    found: dict[str, list[Table]] = {}
    for name in names:
        for table in benchmarks[name](parsed):
            found.setdefault(name, []).append(table)
            sys.stdout.write(f"{table}\n\n")
            sys.stdout.flush()
    if parsed.json:
        write_json(parsed.json, found)
    return 0


def shipped_decks() -> list[Deck]:
    """Read every built-in deck."""
    return [read_deck(path) for path in deck_files(builtin_decks())]
