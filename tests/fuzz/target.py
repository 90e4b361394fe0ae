"""Find the targets, and try one input."""

import pkgutil
import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Protocol, cast

from quiz.errors import QuizError
from tests.fuzz import targets

SECONDS = 2.0
"""What one input may take of the processor; a few thousand letters take milliseconds."""
FINDINGS = Path(__file__).parent / "findings"
"""Inputs that were mishandled once, a folder a target."""


class Target(Protocol):
    """What a module of a target has."""

    LONGEST: int
    WORDS: tuple[str, ...]

    def run(self, data: bytes) -> object:
        """Give an input to what is fuzzed."""

    def seeds(self) -> Iterator[bytes]:
        """Yield inputs to begin with."""


class Slow(Exception):  # noqa: N818 - it is no error of the program's
    """An input takes too long."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An input that was mishandled.

    Attributes:
        where: the exception and the innermost line of the program that it passed; one finding a place is enough.
        told: the traceback.
    """

    where: str
    told: str


def names() -> tuple[str, ...]:
    """Return the names of all targets."""
    return tuple(module.name for module in pkgutil.iter_modules(targets.__path__))


def target(name: str) -> Target:
    """Return a target by its name."""
    return cast("Target", import_module(f"tests.fuzz.targets.{name}"))


def attempt(chosen: Target, data: bytes) -> Finding | None:
    """Try an input: a value or a user's error is right, everything else is a finding."""
    try:
        with _bounded():
            chosen.run(data)
    except QuizError:
        return None
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        frames = traceback.extract_tb(error.__traceback__)
        inner = next((f for f in reversed(frames) if "/quiz/" in f.filename), frames[-1])
        # What takes too long or nests too deeply ends anywhere within the function that is at fault.
        line = "" if isinstance(error, Slow | RecursionError) else f":{inner.lineno}"
        place = f"{type(error).__name__} {Path(inner.filename).name}:{inner.name}{line}"
        return Finding(place, "".join(traceback.format_exception(error, limit=-25)))
    return None


@contextmanager
def _bounded() -> Iterator[None]:
    def ring(_: int, __: FrameType | None) -> None:
        msg = f"more than {SECONDS:g} seconds"
        raise Slow(msg)

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
