"""A program in a pseudo-terminal: keys go in, and it is told when the picture stands still again."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

_STILL = 0.06
"""Seconds without output after which a picture is painted."""
_PATIENCE = 10.0
_CHUNK = 65_536


class Terminal:
    """Runs a program at 80 by 24 and measures how long it takes to paint."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start the program."""
        self.started = time.perf_counter()
        self.pid, self._file = pty.fork()
        if not self.pid:
            os.execvpe(command[0], list(command), {**os.environ, "TERM": "xterm-256color", **environment})
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def painted(self, still: float = _STILL, patience: float = _PATIENCE, showing: str = "") -> tuple[float, str]:
        """Wait until the picture stands still.

        Args:
            still: seconds without output that count as standing still.
            patience: seconds to wait for the first output, and for what is to be shown.
            showing: what the output must hold before it can stand still.

        Returns:
            The moment of the last output (0 without any) and the output as text.
        """
        last, seen = 0.0, b""
        wait = patience
        while select.select([self._file], [], [], wait)[0]:
            try:
                seen += os.read(self._file, _CHUNK)
            except OSError:
                break
            last = time.perf_counter()
            wait = still if showing.encode() in seen else patience
        return last, seen.decode("utf-8", "replace")

    def press(self, keys: str, patience: float = 0.4, still: float = _STILL) -> tuple[float, str]:
        """Press keys; return the seconds until they are painted (0 when nothing is) and the output."""
        begun = time.perf_counter()
        os.write(self._file, keys.encode())
        last, seen = self.painted(still, patience)
        return (last - begun if last else 0.0), seen

    def processor_time(self) -> float:
        """Return the seconds of processor time that the program has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak_memory(self) -> float:
        """Return the most memory that the program has used, in megabytes."""
        status = Path(f"/proc/{self.pid}/status").read_text("utf-8")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._file)
