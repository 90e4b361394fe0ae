"""``quiz exam``: open the app in an exam."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from quiz.cli.context import open_library
from quiz.cli.progress import Progress
from quiz.errors import QuizError
from quiz.interop.exam_report import check_target
from quiz.library.exam import ExamRun
from quiz.library.library import Library
from quiz.library.whole import complete, whole
from quiz.session.exam_draw import ExamChoice
from quiz.text import one_line


def run(arguments: argparse.Namespace) -> int:
    """Open the app in an exam, after everything that may be wrong with it was told."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        msg = "an exam needs a terminal (for other programs there is 'quiz bank DECK --json')"
        raise QuizError(msg)
    report = Path(arguments.report) if arguments.report else None
    if report is not None:
        check_target(report)
    formats = frozenset(arguments.format or ())
    choice = ExamChoice(arguments.questions, frozenset(arguments.tag or ()), formats, arguments.minutes)
    with open_library() as library:
        if formats and not whole(library, arguments.decks):
            _wait(library, arguments.decks)
        exam = ExamRun(library, arguments.decks, choice, arguments.seed)
        # Textual is slow to import; errors come before it.
        from quiz.app.app import QuizApp  # noqa: PLC0415
        from quiz.app.screens.exam import ExamScreen  # noqa: PLC0415

        QuizApp(library, first=lambda: ExamScreen(library, exam, report)).run()
    if report is not None and report.exists():
        sys.stdout.write(f"The report is in {report.resolve()}\n")
    return 0


def _wait(library: Library, decks: Sequence[str]) -> None:
    """Wait until all questions are written: few have a rare format, and nobody knows beforehand where they are."""
    progress = Progress()
    try:
        complete(
            library, decks, lambda title, share: progress.share(f"writing the questions of {one_line(title)}", share)
        )
    finally:
        progress.end()
