"""Show on a terminal how far a long command is."""

import sys
import time
from typing import TextIO

_PATIENCE, _TICK = 1.0, 0.1


class Progress:
    """A line that tells what is being done, once it takes longer than a moment."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """Write to a stream, the one for errors when None; nothing where that is no terminal."""
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty()
        self._begun = self._last = time.monotonic()
        self._written = False

    def tell(self, what: str, count: int) -> None:
        """Tell what is being done and how many are done."""
        self._tell(f"{what}: {count:,}")

    def share(self, what: str, share: float) -> None:
        """Tell what is being done and how much of it is done, 0 to 1."""
        self._tell(f"{what}: {share:.0%}")

    def _tell(self, line: str) -> None:
        now = time.monotonic()
        if not self._shown or now - self._begun < _PATIENCE or now - self._last < _TICK:
            return
        self._last = now
        self.show(f"{line} ({now - self._begun:.0f} s, ctrl+c stops)")

    def show(self, line: str) -> None:
        """Show a line in place of the one before, at once."""
        if self._shown:
            self._written = True
            self._stream.write(f"\r\x1b[K{line}")
            self._stream.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._written:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
