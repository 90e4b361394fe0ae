"""How quickly the app answers to keys, through a pseudo-terminal, beside the smallest app of Textual."""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from statistics import median, quantiles

from tests.benchmarks.command import report, shipped_decks
from tests.benchmarks.tables import Cell, Table
from tests.benchmarks.terminal import Terminal

_KEYS = 60
_IDLE = 5.0
_SETTLED = 0.5
_UNKNOWN, _ENTER = "\x04", "\r"
_APP = " Decks"
"""What the app shows, and the picture before it does not."""


def run(_: argparse.Namespace) -> Iterator[Table]:
    """Yield the table of the built-in decks."""
    rows: list[tuple[Cell, ...]] = []
    base, idle, start = _smallest()
    rows.append(_row("smallest Textual app", base, idle, start, base))
    for deck in shipped_decks():
        sys.stderr.write(f"studying {deck.id} …\n")
        seconds, idle, start = _study(deck.id)
        rows.append(_row(deck.id, seconds, idle, start, base))
    columns = ("app", "start ms", "keys", "median ms", "95 % ms", "most ms", "to smallest", "idle CPU %")
    note = (
        "From a key in feedback to the next question or fact painted, at 80 by 24; in the smallest app from any key. "
        f"To smallest: 95 % by that of the smallest app. Idle: processor time while nothing is done for {_IDLE:.0f} s."
    )
    yield Table("Keys to picture", columns, tuple(rows), note)


def _row(name: str, seconds: list[float], idle: float, start: float, base: list[float]) -> tuple[Cell, ...]:
    late = quantiles(seconds, n=20)[-1]
    return (
        name, 1_000 * start, len(seconds), 1_000 * median(seconds), 1_000 * late, 1_000 * max(seconds),
        late / quantiles(base, n=20)[-1], 100 * idle,
    )  # fmt: skip


def _smallest() -> tuple[list[float], float, float]:
    terminal = Terminal([sys.executable, "-m", "tests.benchmarks.smallest"], {})
    try:
        last, _ = terminal.painted(still=_SETTLED)
        found = [terminal.press("x")[0] for _ in range(_KEYS)]
        return [seconds for seconds in found if seconds], _idle(terminal), last - terminal.started
    finally:
        terminal.close()


def _study(deck: str) -> tuple[list[float], float, float]:
    """Answer with "don't know" and go on, again and again; only the way from feedback to what follows counts."""
    with tempfile.TemporaryDirectory() as home:
        terminal = Terminal([sys.executable, "-m", "quiz", "study", deck], {"QUIZ_HOME": home})
        try:
            last, _ = terminal.painted(still=_SETTLED, showing=_APP)
            found: list[float] = []
            while len(found) < _KEYS:
                answered, _ = terminal.press(_UNKNOWN)
                seconds, seen = terminal.press(_ENTER)
                if not seconds or "Session done" in seen:
                    break
                if answered:
                    found.append(seconds)
            return found, _idle(terminal), last - terminal.started
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
