"""Read the command line and run a command; every user's error is told here, once."""

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from contextvars import copy_context
from importlib import import_module
from typing import NoReturn

from quiz import __version__
from quiz.cli.arguments.commands import Commands
from quiz.cli.streams import open_streams
from quiz.errors import QuizError, nearest
from quiz.text import one_line

UNUSABLE = 2
_ABOUT = """\
Turn documented facts into remembered knowledge.
Without a command, the app opens."""
_GROUPS = {
    "study": ("study", "study exam deadline stats settings optimise serve"),
    "write decks": ("write", "new preview check fix bank diff schema"),
    "get decks of others": ("collections", "decks add update remove"),
    "work with other programs and paper": ("exchange", "export import"),
    "keep your data": ("keep", "backup restore doctor sync"),
}
"""The groups of commands, as the help shows them: the module that has their arguments, and their names."""
_COMMANDS = frozenset(name for _, names in _GROUPS.values() for name in names.split())
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
    open_streams()
    try:
        parsed = _parser(_command(arguments)).parse_args(arguments)
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
        if error.errno is None:
            raise
        sys.stderr.write(f"quiz: {one_line(_refused(error))}\n")
        return UNUSABLE
    return status


def _refused(error: OSError) -> str:
    """Say what the system did not do, where, and why."""
    place = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
    what = "cannot be written" if error.errno in _UNWRITABLE else "cannot be used"
    return f"{place}{what}: {(error.strerror or str(error)).lower()}"


def _command(arguments: Sequence[str]) -> str | None:
    """Return the command; refuse an unknown one in one line, where argparse would list all of them.

    Raises:
        QuizError: there is no such command.
    """
    command = next((argument for argument in arguments if not argument.startswith("-")), None)
    if command is None or command in _COMMANDS:
        return command
    meant = nearest(command, _COMMANDS)
    hint = f"did you mean '{meant}'?" if meant else f"'quiz --help' lists them; 'quiz study {command}' studies a deck"
    msg = f"there is no command '{command}' ({hint})"
    raise QuizError(msg)


class _Parser(argparse.ArgumentParser):
    """A parser that tells a mistake in one line; argparse puts the usage above it, which may be long."""

    def error(self, message: str) -> NoReturn:
        """Tell the mistake, and end the program."""
        self.exit(UNUSABLE, f"{self.prog}: {one_line(message)} ('{self.prog} --help' tells more)\n")


def _parser(command: str | None) -> argparse.ArgumentParser:
    """Return the parser of the command line; one that is made for a command knows its group alone."""
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
    for title, (group, names) in _GROUPS.items():
        if command is not None and command not in names.split():
            continue
        commands = Commands(parsers)
        import_module(f"quiz.cli.arguments.{group}").add(commands)
        parser.add_argument_group(title, "\n".join(commands.listing))
    options = parser.add_argument_group("options")
    options.add_argument("-h", "--help", action="help", help="show this, or after a command what it takes")
    options.add_argument("--version", action="version", version=f"factquiz {__version__}", help="show the version")
    return parser
