"""Choose what to export of a bank, and the order in which options are shown."""

from collections.abc import Sequence

from quiz.ids import stable_number
from quiz.model.question import Bank, Format, Option, Question


def chosen_questions(bank: Bank, formats: Sequence[str] | None, preference: Sequence[Format]) -> list[Question]:
    """Choose what to export: every question of some formats, or the best one of each card.

    Args:
        bank: the bank.
        formats: the formats; one question a card when None or empty.
        preference: all formats, the one that is best for the target first.
    """
    if formats:
        return [question for question in bank.questions if question.format in formats]
    place = {name: number for number, name in enumerate(preference)}
    return [min(bank.questions_of[card.id], key=lambda question: place[question.format]) for card in bank.cards]


def laid_out(question: Question) -> list[Option]:
    """Lay options out in an order that neither tells the key nor changes with the other options.

    Each has its place by a number of its own, so that one more option moves none of the others.
    Numbers and dates keep their order, and so does what the author ordered.
    """
    options = list(question.options or ())
    if question.pinned:
        return options
    ordered = sorted(options, key=lambda option: stable_number("anki order", question.id, option.text))
    if question.format == "order" and [option.text for option in ordered] == list(question.answers):
        return ordered[::-1]
    return ordered
