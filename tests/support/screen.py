"""What a terminal shows, from what a program wrote to it."""

import re

import pyte

_OTHERS = re.compile(rb"\x1b\[[<>=][0-9;]*[A-Za-z]|\x1b\[\?[0-9;]*\$p|\x1b\][^\x07\x1b]*\x07")
"""Requests to newer terminals, which the emulator would show as letters."""
_CUT = re.compile(rb"\x1b(?:\[[<>=?0-9;$]*|\][^\x07\x1b]*)?$")
"""A sequence whose end is still to come."""


class EmulatedScreen:
    """An emulated terminal."""

    def __init__(self, columns: int = 80, rows: int = 24) -> None:
        """Begin empty."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._left = b""

    def feed(self, written: bytes) -> str:
        """Take what was written next, and return what is shown then, row by row."""
        written = self._left + written
        cut = _CUT.search(written)
        self._left = b"" if cut is None else cut[0]
        self._stream.feed(_OTHERS.sub(b"", written if cut is None else written[: cut.start()]))
        return self.text

    @property
    def text(self) -> str:
        """What is shown, row by row."""
        return "\n".join(row.rstrip() for row in self._screen.display)
