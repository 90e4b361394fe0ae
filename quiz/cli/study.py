"""``quiz`` and ``quiz study``: open the app, or study by lines."""

import argparse
import os
import sys
from io import TextIOWrapper

from quiz.cli.context import open_library
from quiz.cli.daily import daily_backup
from quiz.cli.sharing import sharing
from quiz.errors import QuizError
from quiz.library.library import Library
from quiz.paths import home


def run(arguments: argparse.Namespace) -> int:
    """Open the app at its list of decks, or straight in a session; or study by lines."""
    if not (arguments.plain or _can_draw()):
        msg = (
            "studying needs a terminal ('quiz study --plain' studies by lines, without one; "
            "for other programs there is 'quiz bank DECK --json')"
        )
        raise QuizError(msg)
    with open_library() as library, daily_backup(home(), library.clock), sharing(library, home()):
        decks: list[str] | None = None
        if not arguments.home:
            decks = arguments.decks or [entry.id for entry in library.entries() if entry.error is None]
            for deck in decks:
                library.bank(deck)
        if arguments.plain and decks is not None:
            return _by_lines(library, decks)
        from quiz.app.app import QuizApp  # noqa: PLC0415 - Textual is slow to import; errors come before it

        QuizApp(library, decks).run()
    return 0


def _can_draw() -> bool:
    """Tell whether the app has a place to draw: a terminal, or a page that another driver of Textual serves."""
    return "TEXTUAL_DRIVER" in os.environ or (sys.stdin.isatty() and sys.stdout.isatty())


def _by_lines(library: Library, decks: list[str]) -> int:
    """Study over standard input and output, whatever they are and whatever letters they can show."""
    from quiz.plain.session import PlainSession  # noqa: PLC0415 - the app does without it

    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    PlainSession(library.study(decks), library.now, sys.stdin, sys.stdout).run()
    return 0
