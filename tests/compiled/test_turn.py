"""Locks that are gone with their process."""

import subprocess
import sys
from pathlib import Path

from quiz.compiled.turn import turn

HOLDER = """\
import sys
from pathlib import Path
from quiz.compiled.turn import turn
with turn(Path(sys.argv[1]), wait=False) as mine:
    print(mine, flush=True)
    sys.stdin.read()
"""


def holder(file: Path) -> "subprocess.Popen[str]":
    """Start a program that holds a lock until its input ends; return it once it tells whether it does."""
    command = [sys.executable, "-c", HOLDER, str(file)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_one_process_at_a_time_has_its_turn(tmp_path: Path) -> None:
    """While a process holds the lock no other gets it; when it is killed, the next one does, and nothing is left."""
    file = tmp_path / "a.lock"
    with holder(file) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "True\n"
        with turn(file, wait=False) as mine:
            assert not mine
        first.kill()
    with turn(file, wait=False) as mine:
        assert mine
    assert list(tmp_path.iterdir()) == []


def test_who_waits_gets_its_turn(tmp_path: Path) -> None:
    """Who waits gets the lock once it is let go."""
    file = tmp_path / "a.lock"
    with holder(file) as first:
        assert first.stdout is not None
        assert first.stdin is not None
        assert first.stdout.readline() == "True\n"
        first.stdin.close()
        with turn(file, wait=True) as mine:
            assert mine


def test_a_lock_that_cannot_be_made_is_not_held(tmp_path: Path) -> None:
    """Where the folder does not exist nobody has a turn."""
    with turn(tmp_path / "gone" / "a.lock", wait=False) as mine:
        assert not mine
