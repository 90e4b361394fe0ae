"""The program that is killed: ``python -m tests.faults.child KIND FOLDER``."""

import os
import sys
from pathlib import Path

from tests.faults.kinds import NAMED


def say(line: str) -> None:
    """Acknowledge something: written at once, past every buffer of this process."""
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


if __name__ == "__main__":
    say("ready")
    NAMED[sys.argv[1]].work(Path(sys.argv[2]), say)
