"""Read the command line and run a command; every user's error is told here, once."""

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from contextvars import copy_context
from importlib import import_module

from quiz import __version__
from quiz.cli.arguments import collections, exchange, keep, study, write
from quiz.errors import QuizError
from quiz.text import one_line

UNUSABLE = 2
_INTERRUPTED = 130
_UNWRITABLE = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOTDIR}
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: the command line without the program's name; the real one when None.

    Returns:
        The exit status: 0 done, 1 findings, 2 unusable input or usage.
    """
    parser = _parser()
    parsed = parser.parse_args(arguments)
    command = parsed.command or "study"
    try:
        module = import_module(f"quiz.cli.{command}")
        # What a command lets hold while it runs ends with it.
        status: int = copy_context().run(module.run, parsed)
        sys.stdout.flush()
    except QuizError as error:
        sys.stderr.write(f"quiz: {one_line(str(error))}\n")
        return UNUSABLE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone; keep Python from complaining about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.errno not in _UNWRITABLE:
            raise
        sys.stderr.write(f"quiz: {one_line(_unwritable(error))}\n")
        return UNUSABLE
    return status


def _unwritable(error: OSError) -> str:
    """Say where something could not be written, and why."""
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}cannot be written: {(error.strerror or str(error)).lower()}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quiz",
        description="Turn documented facts into remembered knowledge. Without a command, the app opens.",
        epilog="DECK is a path or a deck id. QUIZ_HOME moves the folder that holds the program's data.",
    )
    parser.add_argument("--version", action="version", version=f"factquiz {__version__}")
    parser.set_defaults(decks=None, home=True, plain=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    for group in (study, write, collections, exchange, keep):
        group.add(commands)
    return parser
