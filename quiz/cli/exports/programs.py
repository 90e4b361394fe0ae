"""Write a file for another quiz program, a spreadsheet or an editor."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from quiz.cli.progress import Progress
from quiz.interop.exports.export import export as export_to
from quiz.interop.exports.registry import TARGETS
from quiz.interop.exports.report import Report
from quiz.model.question import Bank

MOST_LISTED = 10


def export(arguments: argparse.Namespace, banks: Sequence[Bank], path: Path) -> Iterator[str]:
    """Write the file, and yield what it carries and what not."""
    progress = Progress()
    report = Report(tell=lambda count: progress.tell("writing questions", count))
    try:
        export_to(TARGETS[arguments.to], banks, arguments.format, path, report)
    finally:
        progress.end()
    yield f"{path}: {report.written} question{'s' if report.written != 1 else ''}"
    yield from report.lines(None if arguments.list else MOST_LISTED)
