"""Run the optimiser of FSRS parameters in a process that can be stopped."""

import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from quiz.errors import QuizError
from quiz.memory.foresight import History
from quiz.memory.formulas import DEFAULTS

WORKER = Path(__file__).with_name("optimise_worker.py")
_EXTRA = "fsrs_rs_python"


class StoppedError(QuizError):
    """The learner stopped the optimising."""


def require_optimiser() -> None:
    """Make sure that the optimiser is installed.

    Raises:
        QuizError: it is not; the line says how to install it.
    """
    if find_spec(_EXTRA) is None:
        msg = "optimising needs a library that is not installed; install it with: pip install 'factquiz[optimise]'"
        raise QuizError(msg)


class Training:
    """One run of the optimiser."""

    def __init__(
        self, cards: Sequence[History], start: Sequence[float], relearning_steps: int, worker: Path = WORKER
    ) -> None:
        """Start it.

        Args:
            cards: the answers to learn from, card by card.
            start: the parameters to begin with.
            relearning_steps: how many steps a forgotten card has.
            worker: the program that fits.

        Raises:
            QuizError: the process cannot be started.
        """
        task = {
            "cards": [[(answer.day, int(answer.grade)) for answer in history] for history in cards],
            "start": list(start),
            "relearning_steps": relearning_steps,
        }
        self._cancelled = False
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the process runs
        try:
            # Files and not pipes, so that neither side ever waits for the other to read.
            with tempfile.TemporaryFile() as told:
                told.write(json.dumps(task).encode())
                told.seek(0)
                # -P: a file of the folder we are in is never taken for a library.
                command = [sys.executable, "-P", str(worker)]
                self._process = subprocess.Popen(  # noqa: S603 - our own program
                    command, stdin=told, stdout=self._said, stderr=subprocess.DEVNULL
                )
        except OSError as error:
            self._said.close()
            msg = f"the optimiser cannot be started: {(error.strerror or str(error)).lower()}"
            raise QuizError(msg) from error

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self._process.poll() is None

    def cancel(self) -> None:
        """Stop it at once."""
        self._cancelled = True
        self._process.kill()
        self._process.wait()
        self._said.close()

    def result(self) -> tuple[float, ...]:
        """Wait for the fitted parameters.

        Raises:
            StoppedError: it was stopped.
            QuizError: it failed.
        """
        if self._cancelled:
            msg = "stopped; nothing is changed"
            raise StoppedError(msg)
        status = self._process.wait()
        with self._said as said:
            said.seek(0)
            text = said.read()
        parameters = _parameters(text) if status == 0 else None
        if parameters is None:
            msg = f"the optimiser failed (status {status}); nothing is changed"
            raise QuizError(msg)
        return parameters


def _parameters(text: bytes) -> tuple[float, ...] | None:
    """Read what the worker wrote; None when it is no set of parameters."""
    try:
        parameters = tuple(float(number) for number in json.loads(text)["parameters"])
    except (ValueError, TypeError, KeyError):
        return None
    usable = len(parameters) == len(DEFAULTS) and all(math.isfinite(number) for number in parameters)
    return parameters if usable else None
