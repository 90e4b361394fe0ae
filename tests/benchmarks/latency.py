"""How quickly the app answers to keys, through a pseudo-terminal, beside the smallest app of Textual."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.collection import DECK, made
from tests.benchmarks.command import report, shipped_decks
from tests.benchmarks.sizes import reviews, sizes
from tests.benchmarks.tables import Cell, Table
from tests.benchmarks.terminal import Terminal

_KEYS = 60
_IDLE = 5.0
_SETTLED = 0.5
_STARTING = 30.0
_UNKNOWN, _ENTER = "\x04", "\r"
_APP = " Decks"
"""What the app shows, and the picture before it does not."""


class _DoneError(Exception):
    """There is nothing more to study."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What an app did in a terminal.

    Attributes:
        keys: seconds from each key to its picture.
        begun: seconds to the first picture.
        used: processor time of a key, and of the one that answered before it, in seconds.
        idle: share of a processor that is used while nobody does anything.
        peak: most memory that it used, in megabytes.
    """

    keys: list[float]
    begun: float
    used: float
    idle: float
    peak: float


def run(arguments: argparse.Namespace) -> Iterator[Table]:
    """Yield the table of the built-in decks, and of collections of all sizes."""
    base = _smallest()
    rows = [_row("smallest Textual app", base, base)]
    for deck in shipped_decks():
        sys.stderr.write(f"studying {deck.id} …\n")
        with tempfile.TemporaryDirectory() as home:
            rows.append(_row(deck.id, _study(deck.id, Path(home)), base))
    for cards in sizes(arguments):
        sys.stderr.write(f"studying {cards} cards …\n")
        with tempfile.TemporaryDirectory() as folder:
            made(Path(folder) / "home", cards, reviews(arguments, cards))
            rows.append(_row(f"{cards:,} cards", _study(DECK, Path(folder) / "home"), base))
    columns = (
        "app", "start ms", "keys", "median ms", "95 % ms", "most ms", "to smallest", "CPU ms", "idle CPU %", "peak MB",
    )  # fmt: skip
    note = (
        "From a key in feedback to the next question or fact painted, at 80 by 24; in the smallest app from any key. "
        "To smallest: 95 % by that of the smallest app. CPU: of a key, and of the one that answered before it. "
        f"Idle: processor time while nothing is done for {_IDLE:.0f} s."
    )
    yield Table("Keys to picture", columns, tuple(rows), note)


def _row(name: str, seen: _Seen, base: _Seen) -> tuple[Cell, ...]:
    late = quantiles(seen.keys, n=20)[-1]
    return (
        name, 1_000 * seen.begun, len(seen.keys), 1_000 * median(seen.keys), 1_000 * late, 1_000 * max(seen.keys),
        late / quantiles(base.keys, n=20)[-1], 1_000 * seen.used, 100 * seen.idle, round(seen.peak),
    )  # fmt: skip


def _smallest() -> _Seen:
    return _watched([sys.executable, "-m", "tests.benchmarks.smallest"], {}, lambda terminal: terminal.press("x"), "")


def _study(deck: str, home: Path) -> _Seen:
    """Answer with "don't know" and go on, again and again; only the way from feedback to what follows counts."""

    def go_on(terminal: Terminal) -> tuple[float, str]:
        answered, _ = terminal.press(_UNKNOWN)
        seconds, seen = terminal.press(_ENTER)
        if not seconds or "Session done" in seen:
            raise _DoneError
        return (seconds if answered else 0.0), seen

    return _watched([sys.executable, "-m", "quiz", "study", deck], {"QUIZ_HOME": str(home)}, go_on, _APP)


def _watched(
    command: Sequence[str], environment: Mapping[str, str], go_on: Callable[[Terminal], tuple[float, str]], showing: str
) -> _Seen:
    """Press keys until enough were answered by a picture, or there is no more to press them for.

    Args:
        command: the program.
        environment: of it.
        go_on: presses a key; returns the seconds until something was painted, and what.
        showing: what its picture shows once it takes keys.
    """
    terminal = Terminal(command, environment)
    try:
        last, _ = terminal.painted(still=_SETTLED, patience=_STARTING, showing=showing)
        before = terminal.processor_time()
        found: list[float] = []
        try:
            while len(found) < _KEYS:
                seconds, _ = go_on(terminal)
                if seconds:
                    found.append(seconds)
        except _DoneError:
            pass
        used = (terminal.processor_time() - before) / max(1, len(found))
        return _Seen(found, last - terminal.started, used, _idle(terminal), terminal.peak_memory())
    finally:
        terminal.close()


def _idle(terminal: Terminal) -> float:
    """Return the share of a processor that a program uses while nobody does anything."""
    before = terminal.processor_time()
    time.sleep(_IDLE)
    return (terminal.processor_time() - before) / _IDLE


def main() -> int:
    """Run this benchmark."""
    return report({"latency": run})


if __name__ == "__main__":
    sys.exit(main())
