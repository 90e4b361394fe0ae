"""Write an exam for paper."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from quiz.amounts import count
from quiz.cli.exports.programs import MOST_LISTED
from quiz.errors import QuizError
from quiz.interop.exports.export import write_whole
from quiz.interop.exports.printed import MOST_VERSIONS, Sheet, write
from quiz.interop.exports.report import Report, listed
from quiz.model.media import shown_with
from quiz.model.question import Bank, Question
from quiz.session.exam_draw import ExamChoice, draw, gradable

_QUESTIONS = 20


def export(arguments: argparse.Namespace, banks: Sequence[Bank], path: Path) -> Iterator[str]:
    """Draw the questions as an exam in the app does, write the page, and yield what is on it."""
    versions = _number(arguments.versions, "--versions", 1, MOST_VERSIONS)
    points = _number(arguments.points, "--points", 1, 1_000)
    wanted = _number(arguments.questions, "--questions", _QUESTIONS, 10_000)
    seed = arguments.seed or 0
    choice = ExamChoice(wanted, formats=frozenset(arguments.format or ()))
    unheard = _unheard(banks)
    questions = draw({bank.deck: bank for bank in banks}, choice, seed, unheard)
    if not questions:
        msg = "there is no question to print" + (f" of the format {', '.join(arguments.format)}" * bool(choice.formats))
        raise QuizError(msg)
    sheet = Sheet(", ".join(dict.fromkeys(bank.title for bank in banks)), versions, seed, points)
    report = Report()
    write_whole(path, lambda part: write(questions, sheet, part, report))
    fewer = f" ({wanted} were asked for)" if arguments.questions and len(questions) < wanted else ""
    yield (
        f"{path}: {count(len(questions), 'question')}{fewer} in {count(versions, 'version')}, "
        f"{count(len(questions) * points, 'point')}. Print it from a browser."
    )
    most = None if arguments.list else MOST_LISTED
    if len(questions) < wanted:
        for reason, facts in _left_out(banks, choice, questions, unheard).items():
            yield f"Not in the exam: {count(len(facts), 'fact')}: {reason}"
            yield from listed(facts, most)
    yield from report.lines(most)


def _left_out(
    banks: Sequence[Bank], choice: ExamChoice, drawn: Sequence[Question], unheard: frozenset[str]
) -> dict[str, list[str]]:
    """Return the facts that an exam about all of them does not ask, as ``deck/fact``, by the reason."""
    asked = {(question.deck, question.fact) for question in drawn}
    found: dict[str, list[str]] = {}
    for bank in banks:
        for fact in dict.fromkeys(card.fact for card in bank.cards if (bank.deck, card.fact) not in asked):
            written = [card for card in bank.cards if card.fact == fact and card.id not in unheard]
            if not written:
                reason = "asked only about something to hear"
            elif any(gradable(bank.questions_of[card.id], choice.formats) for card in written):
                reason = "would tell an answer that is asked for, or have its own told"
            else:
                reason = "no question of this format" if choice.formats else "only recalled, and graded by the learner"
            found.setdefault(reason, []).append(f"{bank.deck}/{fact}")
    return found


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
