"""A program in a pseudo-terminal: keys go in, and it is told when the picture stands still again."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.support.screen import EmulatedScreen

_STILL = 0.06
"""Seconds without output after which a picture is painted."""
_PATIENCE = 30.0
_CHUNK = 65_536
_EDGE = "█"
"""What stands left of the lines of a new fact."""
_LOOK = 0.002
"""Seconds between looks at whether keys are taken."""
_LOCAL = 3
"""Place of the local modes in the settings of a terminal."""


class Terminal:
    """Runs a program at 80 by 24 and measures how long it takes to paint."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start the program."""
        self.started = time.perf_counter()
        self.pid, self._file = pty.fork()
        if not self.pid:
            os.execvpe(command[0], list(command), {**os.environ, "TERM": "xterm-256color", **environment})
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.screen = EmulatedScreen()

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

    def shows(self, words: str) -> float:
        """Wait until some words are on the screen, wherever their lines break; return the moment.

        Raises:
            TimeoutError: it never is.
        """
        return self._until(lambda: words in " ".join(self.screen.text.replace(_EDGE, " ").split()))

    def takes_keys(self) -> float:
        """Wait until keys are no longer shown as they are typed; return the moment."""
        return self._until(lambda: not termios.tcgetattr(self._file)[_LOCAL] & termios.ECHO)

    def _until(self, condition: Callable[[], bool]) -> float:
        while not condition():
            if time.perf_counter() > self.started + _PATIENCE:
                msg = f"it never came:\n{self.screen.text}"
                raise TimeoutError(msg)
            if select.select([self._file], [], [], _LOOK)[0]:
                self.screen.feed(os.read(self._file, _CHUNK))
        return time.perf_counter()

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._file, keys.encode())

    def press(self, keys: str, patience: float = 0.4, still: float = _STILL) -> tuple[float, str]:
        """Press keys; return the seconds until they are painted (0 when nothing is) and the output."""
        begun = time.perf_counter()
        self.type(keys)
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
