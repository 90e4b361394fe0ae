"""The standard streams, made fit for whatever is written to them."""

import codecs
import os
import sys
from io import TextIOWrapper
from pathlib import Path

_ESCAPED = "quiz-escaped"


def open_streams() -> None:
    """Let there be standard streams that take every letter.

    Where one was closed before the program began, the next file that is opened would take its place. A letter that
    the encoding of the output does not have is written by its number, as in JSON: nothing is lost, and JSON stays JSON.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - as long as the program
    if isinstance(sys.stdout, TextIOWrapper) and sys.stdout.errors == "strict":
        codecs.register_error(_ESCAPED, _escaped)
        sys.stdout.reconfigure(errors=_ESCAPED)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    import json  # noqa: PLC0415 - most outputs take every letter

    return json.dumps(error.object[error.start : error.end])[1:-1], error.end
