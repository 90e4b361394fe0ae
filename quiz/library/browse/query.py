"""What to look for among cards: terms that must all hold, and how they are written."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from quiz.model.question import Format

Label = Literal["tag", "deck", "kind", "flag"]
"""A term with words: a label of the card, or the remark of its flag."""
Is = Literal["new", "learning", "review", "due", "suspended", "buried", "flagged", "leech", "hard"]
"""A state that a card can be in."""
Measure = Literal["due", "stability", "difficulty", "lapses", "reps", "recall", "last"]
"""A number that a card has."""
Comparison = Literal["<", "<=", ">", ">=", "="]

LABELS: tuple[Label, ...] = get_args(Label)
STATES: tuple[Is, ...] = get_args(Is)
MEASURES: tuple[Measure, ...] = get_args(Measure)
COMPARISONS: tuple[Comparison, ...] = get_args(Comparison)

_PLAIN = re.compile(r'[^\s"]\S*')


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand in the card.

    Attributes:
        text: what is looked for.
        whole: whether it must be whole words; else a word may go on after it.
    """

    text: str
    whole: bool = False

    def __str__(self) -> str:
        """Write the words; quoted where whole ones are meant."""
        return _written(self.text, whole=self.whole)


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words that stand in one label of the card: a tag, its deck, a kind, its flag's remark.

    Attributes:
        label: which one.
        text: what it is to begin with.
        whole: whether it must be no more than that.
    """

    label: Label
    text: str
    whole: bool = False

    def __str__(self) -> str:
        """Write the term, such as ``tag:visits``."""
        return f"{self.label}:{_written(self.text, whole=self.whole)}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A format that the card has a question in."""

    format: Format

    def __str__(self) -> str:
        """Write the term, such as ``format:match``."""
        return f"format:{self.format}"


@dataclass(frozen=True, slots=True)
class State:
    """A state that the card is in."""

    state: Is

    def __str__(self) -> str:
        """Write the term, such as ``is:due``."""
        return f"is:{self.state}"


@dataclass(frozen=True, slots=True)
class Compared:
    """A number of the card against another.

    Attributes:
        measure: which number: days until it is due, of stability or since the last answer;
            difficulty, 1 to 10; recall today, in percent; how many lapses or answers.
        comparison: how they are to compare.
        number: what it is compared with.
    """

    measure: Measure
    comparison: Comparison
    number: Decimal

    def __str__(self) -> str:
        """Write the term, such as ``due<7``."""
        return f"{self.measure}{self.comparison}{self.number:f}"


Term = Words | Labelled | Asked | State | Compared


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term that must hold, or must not.

    Attributes:
        term: the term.
        negated: whether it must not hold.
    """

    term: Term
    negated: bool = False

    def __str__(self) -> str:
        """Write the term, after a minus where it must not hold."""
        return f"{'-' * self.negated}{self.term}"


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: every term must be as wanted; without any, all cards are found."""

    wanted: tuple[Wanted, ...] = ()

    @property
    def of_questions(self) -> bool:
        """Whether the questions of cards have to be looked at."""
        return any(
            isinstance(wanted.term, Words | Asked)
            or (isinstance(wanted.term, Labelled) and wanted.term.label == "kind")
            for wanted in self.wanted
        )

    def __str__(self) -> str:
        """Write the query so that reading it gives the same again."""
        return " ".join(map(str, self.wanted))


def _written(text: str, *, whole: bool) -> str:
    if not whole and _PLAIN.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
