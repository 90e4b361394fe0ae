"""``quiz doctor``: check a learner's data, and mend it."""

import argparse
import sys

from quiz.amounts import count
from quiz.cli.context import open_library
from quiz.cli.progress import Progress
from quiz.clock import SystemClock
from quiz.errors import QuizError
from quiz.library.doctor import Doctor, Finding, first_look, repair_files
from quiz.paths import home
from quiz.settings.read import read_settings
from quiz.text import one_line

FINDINGS = 1


def run(arguments: argparse.Namespace) -> int:
    """Tell what is found; with ``--repair`` mend it, and tell what was done."""
    place = home()
    progress = Progress()
    try:
        examined, found = first_look(place)
        found += _settings()
        if arguments.repair:
            for done in repair_files(place, SystemClock().now()):
                _say(f"repair: {done}")
            examined, _ = first_look(place)
        if examined is not None and not examined.faults and not _settings():
            with open_library() as library:
                doctor = Doctor(library, examined, progress.tell)
                found += doctor.look()
                if arguments.repair:
                    mended = doctor.mend()
                    _say(f"repair: {count(mended, 'memory', 'memories')} reckoned anew")
            examined, _ = first_look(place)
    finally:
        progress.end()
    for finding in found:
        _say(_told(finding, repaired=arguments.repair))
    if examined is not None and not examined.faults:
        _say(f"{count(examined.cards, 'card')} and {count(examined.reviews, 'review')} are readable.")
    wrong = sum(finding.wrong and not (arguments.repair and finding.mends) for finding in found)
    if wrong and not arguments.repair and any(finding.mends for finding in found):
        _say("'quiz doctor --repair' mends what can be mended; it keeps a copy first.")
    if not wrong:
        _say("Everything is in order.")
    return FINDINGS if wrong else 0


def _settings() -> list[Finding]:
    try:
        read_settings(home().settings)
    except QuizError as error:
        return [Finding(str(error))]
    return []


def _told(finding: Finding, *, repaired: bool) -> str:
    mark = "wrong" if finding.wrong else "note"
    if finding.wrong and finding.mends and repaired:
        mark = "was wrong"
    mends = f" (--repair: {finding.mends})" if finding.mends and not repaired else ""
    return f"{mark}: {finding.what}{mends}"


def _say(line: str) -> None:
    sys.stdout.write(f"{one_line(line)}\n")
