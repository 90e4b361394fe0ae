"""Kill programs at random instants, and judge what they leave."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.faults.kind import Judged, Kind

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Struck:
    """What came of the kills of one kind.

    Attributes:
        tries: how often it was killed.
        acknowledged: how much it had acknowledged.
        judged: what was found, over all kills.
    """

    tries: int
    acknowledged: int
    judged: Judged


def strike(kind: Kind, tries: int, seed: int = 0) -> Struck:
    """Kill a kind of work so many times, each after a random time, and look after each.

    Args:
        kind: the work.
        tries: how often.
        seed: chooses the instants.

    Raises:
        RuntimeError: the work ended by itself.
    """
    chance = Random(f"{kind.name} {seed}")
    said: list[str] = []
    lost: list[str] = []
    corrupted: list[str] = []
    with tempfile.TemporaryDirectory(prefix="factquiz-faults-") as root:
        folder = Path(root)
        (folder / "tmp").mkdir()
        kind.prepare(folder)
        for number in range(tries):
            said += _killed(kind, folder, chance.uniform(0, kind.span))
            judged = kind.judge(folder, said, number + 1)
            lost += judged.lost
            corrupted += judged.corrupted
    return Struck(tries, len(said), Judged(tuple(dict.fromkeys(lost)), tuple(dict.fromkeys(corrupted))))


def _killed(kind: Kind, folder: Path, delay: float) -> list[str]:
    """Let a program work for a while, kill it, and return what it acknowledged."""
    command = [sys.executable, "-m", "tests.faults.child", kind.name, str(folder)]
    environ = {**os.environ, "QUIZ_HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp"), "PYTHONPATH": str(_ROOT)}
    with (
        (folder / "errors").open("w+") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, cwd=_ROOT, env=environ) as child,
    ):
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(delay)
        child.send_signal(signal.SIGKILL)
        lines = child.stdout.read().decode().splitlines(keepends=True)
        if child.wait() != -signal.SIGKILL:
            errors.seek(0)
            msg = f"{kind.name} ended by itself: {errors.read()}"
            raise RuntimeError(msg)
    # A line that was cut off was not acknowledged.
    return [line.rstrip("\n") for line in lines if line.endswith("\n")]
