"""Read a typed line as the answer to a question."""

import re

from quiz.grading.response import Arranged, Picked, Recalled, Response, Typed
from quiz.model.date_reading import read_dates
from quiz.model.number_reading import read_number
from quiz.model.question import Question
from quiz.text import fold

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SEPARATORS = re.compile(r"[\s,;]+")


class UnclearError(Exception):
    """The line is no answer to this question; its words tell what would be one."""


def read_answer(question: Question, line: str) -> Response:
    """Read the answer to a question that takes one line.

    Args:
        question: what is asked, its options in the order in which they were numbered.
        line: what was typed, without its line end; never empty.

    Raises:
        UnclearError: the line is no answer; nothing is graded.
    """
    if question.format in {"choice", "truefalse"}:
        return Picked((_one(question, line),))
    if question.format == "multi":
        return Picked(tuple(sorted(set(_places(question, line)))))
    if question.format in {"order", "match"}:
        return Arranged(_every(question, line))
    if question.format == "number" and read_number(line) is None:
        msg = "That is no number. Type one such as 35 or thirty-five."
        raise UnclearError(msg)
    if question.format == "date" and not (read_dates(line) or line.strip().isdecimal()):
        msg = "That is no date. Type one such as 2017, Aug 2017 or 2017-08-29."
        raise UnclearError(msg)
    return Typed(line)


def read_word(line: str) -> Recalled:
    """Read the learner's own word on an answer that was shown.

    Raises:
        UnclearError: it is neither yes nor no.
    """
    word = fold(line)
    if word not in {"y", "yes", "n", "no"}:
        msg = "Type y when you knew it, n when you did not."
        raise UnclearError(msg)
    return Recalled(word.startswith("y"))


def _one(question: Question, line: str) -> int:
    """Read one option: its number, its letter or its words; true and false by their first letter, too."""
    texts = [fold(option.text) for option in question.options or ()]
    typed = fold(line)
    same = [place for place, text in enumerate(texts) if typed and text == typed]
    if len(same) == 1:
        return same[0]
    if question.format == "truefalse" and typed:
        begin = [place for place, text in enumerate(texts) if text.startswith(typed)]
        if len(begin) == 1:
            return begin[0]
    places = _places(question, line)
    if len(places) != 1:
        msg = "Type one number only."
        raise UnclearError(msg)
    return places[0]


def _places(question: Question, line: str) -> list[int]:
    """Read the numbers or letters of options."""
    count = len(question.options or ())
    places: list[int] = []
    for word in filter(None, _SEPARATORS.split(line.strip().lower())):
        sign = word.rstrip(".)")
        place = int(sign) - 1 if sign.isdecimal() else LETTERS.find(sign) if len(sign) == 1 else -1
        if not 0 <= place < count:
            letters = f"a to {LETTERS[count - 1]}"
            msg = f"There is no option '{word}'. Type a number from 1 to {count}, or a letter from {letters}."
            raise UnclearError(msg)
        places.append(place)
    return places


def _every(question: Question, line: str) -> tuple[int, ...]:
    """Read all options, each once."""
    places = _places(question, line)
    count = len(question.options or ())
    if sorted(places) != list(range(count)):
        msg = f"Type all numbers from 1 to {count}, each once."
        raise UnclearError(msg)
    return tuple(places)
