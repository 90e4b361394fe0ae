"""What the server tells of trouble: a line each, for anybody can send what makes trouble."""

import logging
import sys

from quiz.text import one_line

_LONGEST = 500


def tell_trouble() -> None:
    """Tell warnings and errors on standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


class OneLine(logging.Formatter):
    """Says what is wrong and why in a line, without what could drive the terminal and without a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        error = record.exc_info[1] if record.exc_info else None
        why = f": {type(error).__name__}: {error}" if error is not None else ""
        return f"quiz: {one_line(record.getMessage() + why)[:_LONGEST]}"
