"""Check questions by every rule."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from quiz.model.question import Question
from quiz.questions.flaws.hard import HARD_RULES
from quiz.questions.flaws.soft import SOFT_RULES

Severity = Literal["hard", "soft"]


@dataclass(frozen=True, slots=True)
class Flaw:
    """A flaw of one question.

    Attributes:
        question: id of the question.
        code: stable name of the rule.
        message: what is wrong, in one line.
        severity: ``hard`` for what no question may have, ``soft`` for a cue or a blemish.
    """

    question: str
    code: str
    message: str
    severity: Severity


def hard_flaws(question: Question) -> list[Flaw]:
    """Return the flaws that no question may have; none for a sound question."""
    return _found(question, HARD_RULES, "hard")


def soft_flaws(question: Question) -> list[Flaw]:
    """Return the blemishes of a question: what helps a guesser, or reads badly."""
    return _found(question, SOFT_RULES, "soft")


def flaws(question: Question) -> list[Flaw]:
    """Return every flaw of a question, the hard ones first."""
    return hard_flaws(question) + soft_flaws(question)


def _found(
    question: Question, rules: Mapping[str, Callable[[Question], Iterator[str]]], severity: Severity
) -> list[Flaw]:
    return [Flaw(question.id, code, message, severity) for code, rule in rules.items() for message in rule(question)]
