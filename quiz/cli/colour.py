"""Colour words on a terminal that takes colours."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import TextIO

_CODES = {"red": "31", "green": "32", "yellow": "33", "cyan": "36", "bold": "1", "dim": "2"}


def painter(stream: TextIO | None = None, environ: Mapping[str, str] = os.environ) -> Callable[[str, str], str]:
    """Return what colours a text: it takes the colour's name and the text.

    Texts stay as they are where the stream (standard output when None) is no terminal, the terminal is dumb, or
    ``NO_COLOR`` is set (https://no-color.org).
    """
    if not (stream or sys.stdout).isatty() or environ.get("NO_COLOR") or environ.get("TERM") == "dumb":
        return lambda _, text: text
    return lambda colour, text: f"\x1b[{_CODES[colour]}m{text}\x1b[0m"
