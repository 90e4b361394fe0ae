"""Programs of our own that run beside the one that the user has before him, and let it go first."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence

_LOW = 10
"""By how much others go first: they get about ten times as much."""
_QUIETLY = 0x00004000 | 0x00000200 | 0x08000000
"""On Windows: below normal priority, a group of its own, no window."""


def command(module: str) -> list[str]:
    """Return the command that runs a module."""
    # -P: a file of the folder we are in is never taken for a library.
    return [sys.executable, "-P", "-m", module]


def start(words: Sequence[str], *, listen: bool = False, complain: bool = False) -> subprocess.Popen[bytes]:
    """Start a program that outlives this one.

    Args:
        words: the command.
        listen: whether its standard output is read through a pipe.
        complain: the same of its standard error.

    Raises:
        OSError: it cannot be started.
    """
    windows = os.name == "nt"
    return subprocess.Popen(  # noqa: S603 - our own program
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if listen else subprocess.DEVNULL,
        stderr=subprocess.PIPE if complain else subprocess.DEVNULL,
        creationflags=_QUIETLY if windows else 0,
        process_group=None if windows else 0,  # so that ctrl+c does not reach it
    )


def step_back() -> None:
    """Let everything else on the machine go first, and outlive the terminal."""
    if hasattr(os, "nice"):
        os.nice(_LOW)
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
