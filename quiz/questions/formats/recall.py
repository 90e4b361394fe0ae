"""Formats whose answer is recalled and typed, or said to oneself."""

from collections.abc import Iterator

from quiz.model.dates import PartialDate
from quiz.model.numbers import Number
from quiz.model.question import Question
from quiz.model.values import Ref, Text
from quiz.questions.formats.writer import Asked, Writer


def clozes(writer: Writer, asked: Asked) -> Iterator[Question]:
    """Blank the slot out of the fact's sentence."""
    if asked.blank and writer.fillable(asked.fact, asked.slot):
        yield writer.question(asked, "cloze", asked.blank)


def typed(writer: Writer, asked: Asked) -> Iterator[Question]:
    """Have a name or a few words typed."""
    key = asked.values[0]
    if asked.single and isinstance(key, Text | Ref) and writer.typeable(key):
        for stem in asked.direct:
            yield writer.question(asked, "typed", stem)


def numbers(writer: Writer, asked: Asked) -> Iterator[Question]:
    """Have a number typed."""
    if asked.single and isinstance(asked.values[0], Number):
        for stem in asked.direct:
            yield writer.number(asked, stem)


def dates(writer: Writer, asked: Asked) -> Iterator[Question]:
    """Have a date typed."""
    if asked.single and isinstance(asked.values[0], PartialDate):
        for stem in asked.direct:
            yield writer.question(asked, "date", stem)


def lists(writer: Writer, asked: Asked) -> Iterator[Question]:
    """Have all of several values typed, in any order."""
    if asked.ordered or len(asked.values) == 1:
        return
    if all(writer.typeable(value) for value in asked.values):
        for stem in asked.stems:
            yield writer.question(asked, "list", stem)


def flips(writer: Writer, asked: Asked) -> Iterator[Question]:
    """Leave it to the learner to say whether the answer was known."""
    for stem in asked.stems:
        yield writer.question(asked, "flip", stem)
