"""Check questions by every rule."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from quiz.model.question import FORMATS, Format, Question
from quiz.questions.flaws.hard import HARD_FORMATS, HARD_RULES
from quiz.questions.flaws.soft import SOFT_FORMATS, SOFT_RULES

Severity = Literal["hard", "soft"]
Rule = Callable[[Question], Iterator[str]]


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
    return _found(question, _HARD[question.format], "hard")


def soft_flaws(question: Question) -> list[Flaw]:
    """Return the blemishes of a question: what helps a guesser, or reads badly."""
    return _found(question, _SOFT[question.format], "soft")


def flaws(question: Question) -> list[Flaw]:
    """Return every flaw of a question, the hard ones first."""
    return hard_flaws(question) + soft_flaws(question)


def _found(question: Question, rules: tuple[tuple[str, Rule], ...], severity: Severity) -> list[Flaw]:
    return [Flaw(question.id, code, message, severity) for code, rule in rules for message in rule(question)]


def _by_format(
    rules: Mapping[str, Rule], formats: Mapping[str, frozenset[Format]]
) -> dict[Format, tuple[tuple[str, Rule], ...]]:
    """Sort rules by the formats that they are for, so that a question meets no other."""
    return {
        name: tuple((code, rule) for code, rule in rules.items() if code not in formats or name in formats[code])
        for name in FORMATS
    }


_HARD = _by_format(HARD_RULES, HARD_FORMATS)
_SOFT = _by_format(SOFT_RULES, SOFT_FORMATS)
