"""How long a deck takes to be read, checked and compiled, beside PyYAML's C loader that only loads it."""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

import quiz.compiled.pending  # noqa: F401 - imports are not measured
from quiz.compiled.cache import BankCache
from quiz.decks.read import read_deck
from quiz.ids import fact_of
from quiz.library.banks import Banks
from quiz.library.writing import pack
from quiz.model.question import Bank
from tests.benchmarks.checking import processor_time
from tests.benchmarks.command import report
from tests.benchmarks.synthetic import deck_lines
from tests.benchmarks.tables import Cell, Table
from tests.support.checking import check_deck

_SIZES = (1_000, 10_000)
_FIRST = 20
"""How many facts a first session begins."""


def run(arguments: argparse.Namespace) -> Iterator[Table]:
    """Yield a table of reading and checking, and one of a cold start; a row for each size of deck."""
    read: list[tuple[Cell, ...]] = []
    cold: list[tuple[Cell, ...]] = []
    for facts in _SIZES[:1] if arguments.quick else _SIZES:
        sys.stderr.write(f"compiling {facts} facts …\n")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "synthetic.yaml"
            path.write_text("\n".join(deck_lines(facts)) + "\n", encoding="utf-8")
            loaded, ours, checked = (_measured(name, path) for name in ("load", "read", "check"))
            read.append((facts, loaded, ours, ours / loaded, checked))
            compiled, asked, whole, warm = (_measured(name, path) for name in ("compile", "ask", "fill", "warm"))
            cold.append((facts, loaded, compiled, compiled / loaded, asked, asked / loaded, whole, warm))
    columns: tuple[str, ...] = ("facts", "C loader s", "ours s", "to the loader", "check s")
    note = "Processor time, each in a fresh process. Ours: to facts with types, sources and positions, all checked."
    yield Table("Reading a deck", columns, tuple(read), note)
    columns = (
        "facts", "C loader s", "compiled s", "to the loader", "asked s", "to the loader", "whole bank s", "warm s",
    )  # fmt: skip
    note = (
        "Processor time, each in a fresh process, without imports. Compiled: read, checked, and every card known, so "
        f"that it can be planned. Asked: until the questions of the first {_FIRST} facts are written, which a "
        "session needs before it shows anything. Whole bank: written and kept, by one process, in the background. "
        "Warm: the same as asked at a later start."
    )
    yield Table("Compiling a deck", columns, tuple(cold), note)


def _measured(name: str, path: Path) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.compiling", "--measure", name, str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return float(json.loads(done.stdout))


def measure(name: str, path: Path) -> float:
    """Work on a deck in this process; return the seconds of processor time."""
    cache = BankCache(path.with_name("banks.sqlite3"))
    banks = Banks(cache)
    begun = processor_time()
    if name == "load":
        yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    elif name == "read":
        read_deck(path)
    elif name == "check":
        check_deck(path)
    elif name == "fill":
        banks.fill(path, str(path), lambda deck: pack(deck, processes=1))
    else:
        bank = banks.of(path)
        _ = bank.ids, bank.tags
        if name != "compile":
            _ = [bank.questions_of[card] for card in _first_cards(bank)]
    taken = processor_time() - begun
    cache.close()
    return taken


def _first_cards(bank: Bank) -> list[str]:
    """Return a card of each of the first facts, as a first session takes them."""
    return list({fact_of(card): card for card in reversed(bank.ids)}.values())[::-1][:_FIRST]


def main() -> int:
    """Run this benchmark, or measure one deck where that is what the process was started for."""
    if sys.argv[1:2] == ["--measure"]:
        sys.stdout.write(json.dumps(measure(sys.argv[2], Path(sys.argv[3]))))
        return 0
    return report({"compiling": run})


if __name__ == "__main__":
    sys.exit(main())
