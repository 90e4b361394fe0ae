"""Read the command line and run a command; every user's error is told here, once."""

import argparse
import errno
import os
import sys
from collections.abc import Iterable, Sequence
from contextvars import copy_context
from importlib import import_module
from typing import NoReturn

from quiz import __version__
from quiz.cli.arguments import collections, exchange, keep, study, write
from quiz.cli.arguments.commands import Commands
from quiz.errors import QuizError, nearest
from quiz.text import one_line

UNUSABLE = 2
_ABOUT = """\
Turn documented facts into remembered knowledge.
Without a command, the app opens."""
_GROUPS = {
    "study": study,
    "write decks": write,
    "get decks of others": collections,
    "work with other programs and paper": exchange,
    "keep your data": keep,
}
"""The groups of commands, as the help shows them."""
_NOTES = """\
'quiz COMMAND --help' tells what a command takes. DECK is a path
or a deck id. QUIZ_HOME moves the folder of the program's data."""
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
    arguments = sys.argv[1:] if arguments is None else arguments
    parser, known = _parser()
    try:
        _checked(arguments, known)
        parsed = parser.parse_args(arguments)
        command = parsed.command or "study"
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


def _checked(arguments: Sequence[str], known: Iterable[str]) -> None:
    """Refuse an unknown command in one line; argparse would list all of them.

    Raises:
        QuizError: there is no such command.
    """
    command = next((argument for argument in arguments if not argument.startswith("-")), None)
    known = frozenset(known)
    if command is None or command in known:
        return
    meant = nearest(command, known)
    hint = f"did you mean '{meant}'?" if meant else f"'quiz --help' lists them; 'quiz study {command}' studies a deck"
    msg = f"there is no command '{command}' ({hint})"
    raise QuizError(msg)


class _Parser(argparse.ArgumentParser):
    """A parser that tells a mistake in one line; argparse puts the usage above it, which may be long."""

    def error(self, message: str) -> NoReturn:
        """Tell the mistake, and end the program."""
        self.exit(UNUSABLE, f"{self.prog}: {one_line(message)} ('{self.prog} --help' tells more)\n")


def _parser() -> tuple[argparse.ArgumentParser, frozenset[str]]:
    """Return the parser of the command line, and the names of all commands."""
    parser: argparse.ArgumentParser = _Parser(
        prog="quiz",
        usage="quiz [COMMAND ...]",
        description=_ABOUT,
        epilog=_NOTES,
        add_help=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(decks=None, home=True, plain=False)
    # argparse has one list for all commands: it stays out of the help, where each group has its own.
    parsers = parser.add_subparsers(dest="command", metavar="COMMAND", prog="quiz", help=argparse.SUPPRESS)
    for title, group in _GROUPS.items():
        commands = Commands(parsers)
        group.add(commands)
        parser.add_argument_group(title, "\n".join(commands.listing))
    options = parser.add_argument_group("options")
    options.add_argument("-h", "--help", action="help", help="show this, or after a command what it takes")
    options.add_argument("--version", action="version", version=f"factquiz {__version__}", help="show the version")
    return parser, frozenset(parsers.choices)
