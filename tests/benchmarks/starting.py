"""From the start of ``quiz study`` to a question that can be read and answered, beside the smallest app, in turns."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from quiz.paths import Home
from quiz.session.steps import Ask, Step, Teach
from tests.benchmarks.collection import DECK, made, opened
from tests.benchmarks.command import report
from tests.benchmarks.sizes import sizes
from tests.benchmarks.tables import Cell, Table
from tests.benchmarks.terminal import Terminal

_TIMES = 9
_WARM = 2
"""How often both are started before it counts."""
_MILLI = 1_000
_UNKNOWN, _GO_ON = "\x04", "\r"
_SMALLEST = ("ready", "x", "ready", "key 1")
_APP = "esc Decks"
"""What the app shows, and the picture before it does not."""


@dataclass(frozen=True, slots=True)
class Start:
    """A start, in milliseconds from the start of Python.

    Attributes:
        keys: when keys were taken quietly, to be acted on.
        readable: when the question was on the screen.
        readable_cpu: processor time until then.
        app: when the app itself was on the screen.
        app_cpu: processor time until then.
        answered: when, in another start, the outcome of a key was on the screen that was pressed as soon as the
            question could be read.
        answered_cpu: processor time until then.
    """

    keys: float
    readable: float
    readable_cpu: float
    app: float
    app_cpu: float
    answered: float
    answered_cpu: float


def run(arguments: argparse.Namespace) -> Iterator[Table]:
    """Yield a table of what a learner waits for, and one of the processor time that it takes."""
    waits: list[tuple[Cell, ...]] = []
    works: list[tuple[Cell, ...]] = []
    for cards in sizes(arguments):
        sys.stderr.write(f"starting with {cards} cards …\n")
        with tempfile.TemporaryDirectory() as folder:
            made(Path(folder) / "home", cards, cards)
            smallest, ours = measure(Path(folder) / "home", Path(folder) / "bytecode")
        waits.append(
            (cards, smallest.readable, smallest.answered, ours.keys, ours.readable, ours.app, ours.answered,
             ours.readable - smallest.readable, ours.app - smallest.app)
        )  # fmt: skip
        works.append(
            (cards, smallest.readable_cpu, smallest.answered_cpu, ours.readable_cpu, ours.app_cpu, ours.answered_cpu,
             ours.readable_cpu / smallest.readable_cpu, ours.app_cpu / smallest.app_cpu)
        )  # fmt: skip
    note = f"Medians of {_TIMES} starts each, in turns, caches and bytecode warm."
    yield Table(
        "Start to first question, ms",
        ("cards", "smallest readable", "smallest answered", "keys taken", "readable", "app", "answered",
         "readable later", "app later"),
        tuple(waits),
        f"{note} Answered: the outcome is shown of a key that is pressed as soon as the question can be read.",
    )  # fmt: skip
    yield Table(
        "The same, ms of processor time",
        ("cards", "smallest readable", "smallest answered", "readable", "app", "answered",
         "readable to smallest", "app to smallest"),
        tuple(works),
        note,
    )  # fmt: skip


def measure(home: Path, bytecode: Path | None = None, times: int = _TIMES, warm: int = _WARM) -> tuple[Start, Start]:
    """Start the smallest app and a session in turns.

    Args:
        home: the data folder of a collection.
        bytecode: a folder for compiled modules; where Python has them anyway when None.
        times: how many starts count.
        warm: how many do not, before those.

    Returns:
        The medians of both.
    """
    environment = {"QUIZ_HOME": str(home)}
    if bytecode is not None:
        environment |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(bytecode)}
    commands = (
        ([sys.executable, "-m", "tests.benchmarks.smallest"], _SMALLEST),
        ([sys.executable, "-m", "quiz", "study", DECK], _expected(home)),
    )
    found: list[list[Start]] = [[], []]
    with tempfile.TemporaryDirectory() as folder:
        kept = shutil.copy(Home(home).database, folder)
        for number in range(times + warm):
            for place, (command, expected) in enumerate(commands):
                taken = _start(command, environment, *expected)
                if number >= warm:
                    found[place].append(taken)
            _put_back(Path(kept), Home(home).database)
    smallest, ours = (
        Start(*(median(getattr(each, name) for each in starts) for name in Start.__slots__)) for starts in found
    )
    return smallest, ours


def _put_back(kept: Path, database: Path) -> None:
    """Forget the answer that was given, so that the next start asks the same."""
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    shutil.copy(kept, database)


def _expected(home: Path) -> tuple[str, str, str, str]:
    """Return what the first step shows, the key that goes on from it, what the app shows, and what comes then."""
    collection = opened(home)
    try:
        study = collection.library.study([DECK])
        first = study.step
        if isinstance(first, Ask):
            return _words(first), _UNKNOWN, _APP, "Not known yet"
        study.understood()
        return _words(first), _GO_ON, _APP, _words(study.step)
    finally:
        collection.close()


def _words(step: Step) -> str:
    assert isinstance(step, Teach | Ask)
    return step.card.statement if isinstance(step, Teach) else step.question.stem


def _start(command: Sequence[str], environment: Mapping[str, str], shown: str, key: str, app: str, after: str) -> Start:
    with closing(Terminal(command, environment)) as terminal:
        keys, _ = _spent(terminal, terminal.takes_keys())
        readable = _spent(terminal, terminal.shows(shown))
        there = _spent(terminal, terminal.shows(app))
    with closing(Terminal(command, environment)) as terminal:
        terminal.shows(shown)
        terminal.type(key)
        return Start(keys, *readable, *there, *_spent(terminal, terminal.shows(after)))


def _spent(terminal: Terminal, moment: float) -> tuple[float, float]:
    return _MILLI * (moment - terminal.started), _MILLI * terminal.processor_time()


def main() -> int:
    """Run this benchmark."""
    return report({"start": run})


if __name__ == "__main__":
    sys.exit(main())
