"""Count what a bank consists of: formats, direct questions, flaws."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quiz.model.question import BLANK, FORMATS, Format, Question
from quiz.questions.flaws.check import Flaw


@dataclass(frozen=True, slots=True)
class Tally:
    """What some questions are, in numbers.

    Attributes:
        formats: the number of questions by format, in the order of ``FORMATS``; none is 0.
        direct: how many of them are direct questions, by format.
        hard: the number of hard flaws.
        soft: the number of soft flaws.
        flawed: the number of questions with a soft flaw.
    """

    formats: Mapping[Format, int]
    direct: Mapping[Format, int]
    hard: int
    soft: int
    flawed: int

    @property
    def questions(self) -> int:
        """The number of questions."""
        return sum(self.formats.values())

    @property
    def directs(self) -> int:
        """The number of direct questions."""
        return sum(self.direct.values())


def is_direct(question: Question) -> bool:
    """Tell whether a stem asks in so many words: no blank to fill, no statement to judge, no request."""
    return question.direct and "?" in question.stem and BLANK not in question.stem


def tally(questions: Iterable[Question], flaws: Iterable[Flaw]) -> Tally:
    """Count questions and their flaws.

    Args:
        questions: the questions.
        flaws: every flaw of theirs.
    """
    formats: Counter[Format] = Counter()
    direct: Counter[Format] = Counter()
    for question in questions:
        formats[question.format] += 1
        direct[question.format] += is_direct(question)
    found = list(flaws)
    soft = [flaw.question for flaw in found if flaw.severity == "soft"]
    return Tally(
        formats={name: formats[name] for name in FORMATS if formats[name]},
        direct={name: direct[name] for name in FORMATS if formats[name]},
        hard=len(found) - len(soft),
        soft=len(soft),
        flawed=len(set(soft)),
    )
