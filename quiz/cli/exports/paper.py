"""Write an exam for paper."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from quiz.cli.exports.programs import MOST_LISTED
from quiz.errors import QuizError
from quiz.interop.exports.export import write_whole
from quiz.interop.exports.printed import MOST_VERSIONS, Sheet, write
from quiz.interop.exports.report import Report
from quiz.model.media import shown_with
from quiz.model.question import Bank
from quiz.session.exam_draw import ExamChoice, draw

_QUESTIONS = 20


def export(arguments: argparse.Namespace, banks: Sequence[Bank], path: Path) -> Iterator[str]:
    """Draw the questions as an exam in the app does, write the page, and yield what is on it."""
    versions = _number(arguments.versions, "--versions", 1, MOST_VERSIONS)
    points = _number(arguments.points, "--points", 1, 1_000)
    wanted = _number(arguments.questions, "--questions", _QUESTIONS, 10_000)
    seed = arguments.seed or 0
    choice = ExamChoice(wanted, formats=frozenset(arguments.format or ()))
    questions = draw({bank.deck: bank for bank in banks}, choice, seed, _unheard(banks))
    if not questions:
        msg = "there is no question to print" + (f" of the format {', '.join(arguments.format)}" * bool(choice.formats))
        raise QuizError(msg)
    sheet = Sheet(", ".join(dict.fromkeys(bank.title for bank in banks)), versions, seed, points)
    report = Report()
    write_whole(path, lambda part: write(questions, sheet, part, report))
    fewer = f" ({wanted} were asked for)" if arguments.questions and len(questions) < wanted else ""
    yield (
        f"{path}: {len(questions)} questions{fewer} in {versions} version{'s' if versions != 1 else ''}, "
        f"{len(questions) * points} points. Print it from a browser."
    )
    yield from report.lines(None if arguments.list else MOST_LISTED)


def _unheard(banks: Sequence[Bank]) -> frozenset[str]:
    """Return the cards that ask about something to hear."""
    asked = ((card, shown_with(card.media, "question")) for bank in banks for card in bank.cards)
    return frozenset(card.id for card, media in asked if any(one.sort == "audio" for one in media))


def _number(given: int | None, name: str, usual: int, most: int) -> int:
    if given is None:
        return usual
    if not 1 <= given <= most:
        msg = f"{name}: {given} is no number from 1 to {most}"
        raise QuizError(msg)
    return given
