"""Read the command line and run a command; every user's error is told here, once."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from quiz import __version__
from quiz.errors import QuizError
from quiz.text import one_line

UNUSABLE = 2
_INTERRUPTED = 130
_DIFFICULTIES = ("easy", "normal", "hard")
_FORMATS = ("choice", "multi", "truefalse", "cloze", "typed", "number", "date", "order", "match", "list", "flip")


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
        status: int = module.run(parsed)
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
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quiz",
        description="Turn documented facts into remembered knowledge. Without a command, the app opens.",
        epilog="DECK is a path or a deck id. QUIZ_HOME moves the folder that holds the program's data.",
    )
    parser.add_argument("--version", action="version", version=f"factquiz {__version__}")
    parser.set_defaults(decks=None, home=True, plain=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    study = commands.add_parser("study", help="study decks at once", description="Go straight into a session.")
    study.add_argument("decks", nargs="*", metavar="DECK", help="decks to study; all of them when left out")
    study.add_argument(
        "--plain", action="store_true", help="study by lines: for pipes, simple terminals and screen readers"
    )
    study.set_defaults(home=False)

    bank = commands.add_parser(
        "bank",
        help="print the questions of a deck",
        description="Print every question by fact and card: * marks what is right, ! a flaw.",
    )
    bank.add_argument("deck", metavar="DECK")
    bank.add_argument("--json", action="store_true", help="print a JSON list, one object a question")
    bank.add_argument("--seed", type=int, default=0, metavar="N", help="decides arbitrary choices (default: 0)")
    bank.add_argument(
        "--format",
        dest="formats",
        action="append",
        choices=_FORMATS,
        metavar="FORMAT",
        help=f"only questions of this format, may be repeated: {', '.join(_FORMATS)}",
    )
    bank.add_argument(
        "--fact", dest="facts", action="append", metavar="ID", help="only questions of this fact, may be repeated"
    )
    bank.add_argument(
        "--difficulty", choices=_DIFFICULTIES, help="how alike right and wrong options are (default: the deck's own)"
    )

    check = commands.add_parser(
        "check", help="check decks", description="Check decks. Exit status: 0 clean, 1 findings, 2 unusable."
    )
    check.add_argument("paths", nargs="*", metavar="PATH", help="deck files, folders or ids; all decks when left out")
    check.add_argument("--json", action="store_true", help="print a JSON list, one object a finding")

    fix = commands.add_parser("fix", help="write missing ids into a deck file")
    fix.add_argument("path", metavar="FILE")

    _add_export(commands.add_parser("export", help="export decks for other programs"))

    _add_import(commands.add_parser("import", help="import a package of Anki, with your progress"))

    settings = commands.add_parser(
        "settings", help="show or change what you may set", description="Show or change what you may set."
    )
    settings.add_argument("key", nargs="?", metavar="KEY", help="a setting, such as retention, or decks.DECK.retention")
    settings.add_argument("value", nargs="*", metavar="VALUE", help="what to set it to; 'default' puts it back")
    settings.add_argument("--init", action="store_true", help="write the file with every setting explained")

    optimise = commands.add_parser(
        "optimise",
        help="fit the memory model to your answers",
        description="Fit the FSRS parameters to your answers. They are taken if they foresee later answers better.",
    )
    optimise.add_argument("deck", nargs="?", metavar="DECK", help="one deck; all that have no parameters of their own")
    optimise.add_argument("--back", action="store_true", help="put back the parameters before the last optimising")
    serve = commands.add_parser("serve", help="open the app in a browser", description="Open the app in a browser.")
    serve.add_argument(
        "--port", type=int, choices=range(1, 65_536), default=8_000, metavar="PORT", help="default: 8000"
    )
    serve.add_argument("--host", default="127.0.0.1", metavar="HOST", help="an address of this machine alone")

    stats = commands.add_parser("stats", help="show what you remember")
    stats.add_argument("deck", nargs="?", metavar="DECK", help="one deck; all of them when left out")
    stats.add_argument("--json", action="store_true", help="print a JSON object")

    _add_exam(commands.add_parser("exam", help="sit an exam", description="Go straight into an exam."))
    deadline = commands.add_parser("deadline", help="plan the days up to an exam")
    deadline.add_argument("deck", metavar="DECK")
    deadline.add_argument("--exam", metavar="DATE", help="its day, such as 2026-12-24; the deck's own when left out")
    deadline.add_argument("--minutes", type=float, default=30.0, help="time for study a day (default: 30)")
    deadline.add_argument("--json", action="store_true", help="print a JSON object")
    return parser


def _add_export(export: argparse.ArgumentParser) -> None:
    export.add_argument("decks", nargs="+", metavar="DECK")
    export.add_argument("--to", required=True, choices=("anki",), help="the format to write")
    export.add_argument("-o", "--output", required=True, metavar="FILE")
    export.add_argument(
        "--format",
        action="append",
        choices=_FORMATS,
        metavar="FORMAT",
        help="export every question of this format, may be repeated; by default one question a card",
    )
    export.add_argument(
        "--tags",
        default="deck,tags",
        metavar="LIST",
        help="what notes are tagged with, of deck, tags, kind, fact, format; or none (default: deck,tags)",
    )
    export.add_argument("--tag", action="append", default=[], metavar="TAG", help="tag every note, may be repeated")
    export.add_argument("--subdecks", choices=("kind", "tag"), help="make sub-decks by kind or by first tag")
    export.add_argument("--suspended", action="store_true", help="suspend all cards")
    export.add_argument(
        "--keep-removed", action="store_true", help="export notes of facts that are gone, tagged factquiz::removed"
    )
    export.add_argument("--progress", action="store_true", help="export your memory and your reviews with the cards")


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="an .apkg or .colpkg")
    parser.add_argument("-o", "--output", metavar="DECK", help="the deck file to write")
    parser.add_argument("--deck", metavar="ID", help="id of the deck (default: made of its file's name)")
    parser.add_argument("--force", action="store_true", help="replace the deck file if it is there")
    parser.add_argument("--no-progress", action="store_true", help="take over no reviews and schedules")
    parser.add_argument("--into-memory", action="store_true", help="take over reviews and schedules, write no deck")


def _add_exam(exam: argparse.ArgumentParser) -> None:
    exam.add_argument("decks", nargs="+", metavar="DECK")
    exam.add_argument("--questions", type=_at_least_one, default=20, metavar="N", help="how many (default: 20)")
    exam.add_argument("--minutes", type=_at_least_one, metavar="M", help="time limit (default: none)")
    exam.add_argument("--tag", action="append", metavar="TAG", help="only this tag, may be repeated")
    exam.add_argument(
        "--format",
        action="append",
        choices=[name for name in _FORMATS if name != "flip"],
        metavar="FORMAT",
        help="only this format, may be repeated",
    )
    exam.add_argument("--seed", type=int, help="the same seed sets the same exam (default: by the clock)")
    exam.add_argument("--report", metavar="FILE", help="write a report, .html or .csv, when it is handed in")


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        msg = f"{number} is less than 1"
        raise argparse.ArgumentTypeError(msg)
    return number
