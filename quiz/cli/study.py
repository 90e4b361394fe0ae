"""``quiz`` and ``quiz study``: open the app."""

import argparse
import sys

from quiz.cli.context import open_library
from quiz.errors import QuizError


def run(arguments: argparse.Namespace) -> int:
    """Open the app at its list of decks, or straight in a session."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        msg = "studying needs a terminal (for other programs there is 'quiz bank DECK --json')"
        raise QuizError(msg)
    with open_library() as library:
        decks: list[str] | None = None
        if not arguments.home:
            decks = arguments.decks or [entry.id for entry in library.entries() if entry.error is None]
            for deck in decks:
                library.bank(deck)
        from quiz.app.app import QuizApp  # noqa: PLC0415 - Textual is slow to import; errors come before it

        QuizApp(library, decks).run()
    return 0
