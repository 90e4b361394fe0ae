"""Run the program on a terminal of its own."""

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def typed(arguments: Sequence[str], keys: str, folder: Path, *, interrupt: bool = False) -> tuple[int, str]:
    """Run a command on a terminal, and return its status and what the terminal shows.

    Args:
        arguments: the command line without the program's name.
        keys: what is typed; a U+0004 ends the input.
        folder: where the command runs.
        interrupt: whether it is interrupted once it has asked something.
    """
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "quiz", *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "dumb"},
    ) as process:
        os.close(slave)
        os.write(master, keys.encode())
        shown = b""
        while True:
            try:
                part = os.read(master, 4096)
            except OSError:  # Linux tells so that the other side is closed
                break
            if not part:
                break
            shown += part
            if interrupt and b"]: " in shown:
                process.send_signal(signal.SIGINT)
                interrupt = False
        status = process.wait()
    os.close(master)
    return status, shown.decode().replace("\r\n", "\n")
