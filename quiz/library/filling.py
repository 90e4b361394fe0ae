"""Have the whole bank of a large deck written in the background, by a process that outlives this one."""

import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from quiz.beside import start
from quiz.model.question import Bank

ELSEWHERE = 3
"""The status of a process that ended because another one writes the same bank."""
_PAUSE = 1.0
"""Seconds after which it is looked again whether another process still does."""


class Background:
    """Starts the process, and knows how far it is; a ``Filling`` of a bank that is pending."""

    def __init__(self, command: Sequence[str], find: Callable[[], Bank | None], file: Path, name: str) -> None:
        """Start nothing yet.

        Args:
            command: the program and what to call it with, before the file and its name. It tells on its
                standard output how much is done, a number from 0 to 1 on each line.
            find: looks for the bank where it is kept.
            file: the deck file.
            name: the file as the user calls it, for positions.
        """
        self._command = [*command, str(file), name]
        self._find = find
        self._process: subprocess.Popen[bytes] | None = None
        self._share = 0.0
        self._begun = 0.0

    def bank(self) -> Bank | None:
        """Return the whole bank; None where it is not written yet, or the deck has changed since."""
        return self._find()

    def begin(self) -> None:
        """Start the process, unless that was done before."""
        if self._process is None:
            self._start()

    def share(self) -> float | None:
        """Return how much is written, 0 to 1; None where nobody is at it."""
        if self._process is None:
            return None
        status = self._process.poll()
        if status == ELSEWHERE and time.monotonic() - self._begun > _PAUSE:
            self._start()
        return self._share if status in {None, ELSEWHERE} else None

    def wait(self) -> int | None:
        """Wait until the process ends; return its status, None where it was never started."""
        return None if self._process is None else self._process.wait()

    def _start(self) -> None:
        self._begun = time.monotonic()
        with suppress(OSError):
            self._process = start(self._command, listen=True)
            threading.Thread(target=self._listen, args=(self._process,), daemon=True).start()

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        with process:
            for line in process.stdout or ():
                with suppress(ValueError):
                    self._share = float(line)
