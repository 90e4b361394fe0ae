"""Commands for learners: study, and see what is remembered."""

import argparse

from quiz.cli.arguments import FORMATS
from quiz.cli.arguments.commands import Commands


def add(commands: Commands) -> None:
    """Add the commands."""
    study = commands.add("study", "study decks at once", "Go straight into a session.")
    study.add_argument("decks", nargs="*", metavar="DECK", help="decks to study; all of them when left out")
    study.add_argument(
        "--plain", action="store_true", help="study by lines: for pipes, simple terminals and screen readers"
    )
    study.set_defaults(home=False)

    _add_exam(commands.add("exam", "sit an exam", "Go straight into an exam."))
    deadline = commands.add("deadline", "plan the days up to an exam")
    deadline.add_argument("deck", metavar="DECK")
    deadline.add_argument("--exam", metavar="DATE", help="its day, such as 2026-12-24; the deck's own when left out")
    deadline.add_argument("--minutes", type=float, default=30.0, help="time for study a day (default: 30)")
    deadline.add_argument("--json", action="store_true", help="print a JSON object")
    stats = commands.add("stats", "show what you remember")
    stats.add_argument("deck", nargs="?", metavar="DECK", help="one deck; all of them when left out")
    stats.add_argument("--json", action="store_true", help="print a JSON object")

    settings = commands.add("settings", "show or change what you may set")
    settings.add_argument("key", nargs="?", metavar="KEY", help="a setting, such as retention, or decks.DECK.retention")
    settings.add_argument("value", nargs="*", metavar="VALUE", help="what to set it to; 'default' puts it back")
    settings.add_argument("--init", action="store_true", help="write the file with every setting explained")

    optimise = commands.add(
        "optimise",
        "fit the memory model to your answers",
        "Fit the FSRS parameters to your answers. They are taken if they foresee later answers better.",
    )
    optimise.add_argument("deck", nargs="?", metavar="DECK", help="one deck; all that have no parameters of their own")
    optimise.add_argument("--back", action="store_true", help="put back the parameters before the last optimising")
    _add_serve(commands.add("serve", "open the app in a browser"))


def _add_serve(serve: argparse.ArgumentParser) -> None:
    serve.add_argument(
        "--port", type=int, choices=range(1, 65_536), default=8_000, metavar="PORT", help="default: 8000"
    )
    serve.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="HOST",
        help="the address to serve (default: 127.0.0.1, this machine alone)",
    )
    serve.add_argument(
        "--learner",
        action="append",
        default=[],
        metavar="NAME",
        help="a learner with memory and token, may be repeated",
    )
    serve.add_argument(
        "--token", metavar="TOKEN", help="what a browser has to show (default: made where one is needed)"
    )
    serve.add_argument(
        "--url", default="", metavar="URL", help="the address that browsers use, where a proxy serves it"
    )
    serve.add_argument(
        "--sessions", type=_at_least_one, default=40, metavar="N", help="sessions open at once (default: 40)"
    )
    serve.add_argument(
        "--sessions-each", type=_at_least_one, default=4, metavar="N", help="of one learner at once (default: 4)"
    )
    serve.add_argument(
        "--idle",
        type=_at_least_one,
        default=60,
        metavar="MINUTES",
        help="an idle session ends after them (default: 60)",
    )


def _add_exam(exam: argparse.ArgumentParser) -> None:
    exam.add_argument("decks", nargs="+", metavar="DECK")
    exam.add_argument("--questions", type=_at_least_one, default=20, metavar="N", help="how many (default: 20)")
    exam.add_argument("--minutes", type=_at_least_one, metavar="M", help="time limit (default: none)")
    exam.add_argument("--tag", action="append", metavar="TAG", help="only this tag, may be repeated")
    exam.add_argument(
        "--format",
        action="append",
        choices=[name for name in FORMATS if name != "flip"],
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
