"""Help a little without telling: letters, places, or one wrong option less."""

from dataclasses import dataclass

from quiz.ids import stable_number
from quiz.model.question import Question

MOST_HINTS = 2
"""How many hints a question gives; the second tells more."""
_HIDDEN = "·"


@dataclass(frozen=True, slots=True)
class Hint:
    """What a hint tells.

    Attributes:
        text: a line for the learner; may be empty.
        struck: places of options that are known to be wrong, from 0.
    """

    text: str = ""
    struck: frozenset[int] = frozenset()


def hint(question: Question, level: int) -> Hint | None:
    """Return the hint of a level.

    Args:
        question: what is asked, its options in the order shown.
        level: 1 or 2; the second tells more.

    Returns:
        The hint; None where one would tell the answer, or there is no more to tell.
    """
    if not 1 <= level <= MOST_HINTS or question.format == "truefalse":
        return None
    if question.format in {"choice", "multi"}:
        return _struck(question, level)
    if question.format in {"order", "match"}:
        return _first_lines(question, level)
    shown = "; ".join(masked(answer, level) for answer in question.answers)
    return None if _HIDDEN not in shown else Hint(f"Hint: {shown}")


def _struck(question: Question, level: int) -> Hint | None:
    options = question.options or ()
    wrong = [place for place, option in enumerate(options) if not option.correct]
    wrong.sort(key=lambda place: stable_number("hint", question.id, options[place].text))
    if level >= len(wrong):
        return None
    return Hint("Hint: what is struck out is wrong.", frozenset(wrong[:level]))


def _first_lines(question: Question, level: int) -> Hint | None:
    lines = question.answers
    if level >= len(lines) - 1:
        return None
    return Hint("Hint: " + "; ".join(f"{place}. {line}" for place, line in enumerate(lines[:level], 1)))


def masked(answer: str, level: int) -> str:
    """Hide most letters and digits of an answer: all but the first of each word, or every second one.

    Args:
        answer: the right answer.
        level: 1 or 2.
    """
    shown: list[str] = []
    place = 0
    for character in answer:
        place = place + 1 if character.isalnum() else 0
        seen = place <= 1 if level == 1 else place % 2 == 1
        shown.append(character if seen or not place else _HIDDEN)
    return "".join(shown)
