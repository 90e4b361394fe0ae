"""``quiz`` and ``quiz study``: open the app, or study by lines."""

# ruff: noqa: PLC0415 - first the terminal takes keys, then the step is shown, and only then Textual is loaded

import argparse
import os
import sys
from contextlib import closing, nullcontext
from io import TextIOWrapper
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.garbage import uncollected

if TYPE_CHECKING:
    from quiz.app.app import QuizApp
    from quiz.app.early.terminal import HeldTerminal
    from quiz.library.library import Library
    from quiz.library.study import Study


def run(arguments: argparse.Namespace) -> int:
    """Open the app at its list of decks, or straight in a session; or study by lines."""
    if not (arguments.plain or _can_draw()):
        msg = (
            "studying needs a terminal ('quiz study --plain' studies by lines, without one; "
            "for other programs there is 'quiz bank DECK --json')"
        )
        raise QuizError(msg)
    with _held(arguments) as terminal:
        return _run(arguments, terminal)


def _can_draw() -> bool:
    """Tell whether the app has a place to draw: a terminal, or a page that another driver of Textual serves."""
    return "TEXTUAL_DRIVER" in os.environ or (sys.stdin.isatty() and sys.stdout.isatty())


def _held(arguments: argparse.Namespace) -> "closing[HeldTerminal] | nullcontext[None]":
    """Hold the terminal where a session begins straight away: from now on keys are answers to it."""
    straight = not (arguments.plain or arguments.home or "TEXTUAL_DRIVER" in os.environ)
    if not straight or os.name == "nt" or not sys.stderr.isatty():
        return nullcontext()
    from quiz.app.early.terminal import HeldTerminal

    return closing(HeldTerminal())


def _run(arguments: argparse.Namespace, terminal: "HeldTerminal | None") -> int:
    from quiz.cli.context import open_library
    from quiz.cli.daily import daily_backup
    from quiz.cli.sharing import sharing
    from quiz.paths import home

    with open_library() as library, daily_backup(home(), library.clock), sharing(library, home()):
        if arguments.plain and not arguments.home:
            return _by_lines(library, _session(library, arguments))
        with nullcontext() if terminal is None else closing(terminal):
            _app(library, arguments, terminal).run()
    return 0


def _session(library: "Library", arguments: argparse.Namespace) -> "Study":
    return library.study(arguments.decks or [entry.id for entry in library.entries() if entry.error is None])


# What is loaded stays: each collection would go through more and more of it.
@uncollected()
def _app(library: "Library", arguments: argparse.Namespace, terminal: "HeldTerminal | None") -> "QuizApp":
    """Make the app; the first step is shown before Textual is loaded, which takes longest."""
    study = None if arguments.home else _session(library, arguments)
    driver = None
    if terminal is not None and study is not None:
        from quiz.app.early.show import show

        show(terminal, study, library)
        from quiz.app.early.driver import driver_of

        driver = driver_of(terminal)
    from quiz.app.app import QuizApp

    return QuizApp(library, study, driver=driver)


def _by_lines(library: "Library", study: "Study") -> int:
    """Study over standard input and output, whatever they are and whatever letters they can show."""
    from quiz.plain.session import PlainSession

    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    PlainSession(study, library.now, sys.stdin, sys.stdout).run()
    return 0
