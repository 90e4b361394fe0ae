"""Errors that a user can mend, and where in a file they are."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A position in a file that a person can jump to.

    Attributes:
        file: path as the user named it.
        line: line number, counted from 1.
        column: column in characters, counted from 1.
    """

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        """Write the position as editors and compilers do."""
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Mark("", 1, 1)
"""The position of what no file holds."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong with a deck, in one line.

    Attributes:
        mark: where it is.
        message: what is wrong.
        hint: what would be right; empty where the message says it.
        code: stable name of the rule that found it.
        meant: the word that is surely meant where another stands; empty when that is not sure.
    """

    mark: Mark
    message: str
    hint: str = ""
    code: str = "bad-value"
    meant: str = ""

    def __str__(self) -> str:
        """Write the problem as one line: position, what is wrong, what would be right."""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.mark}: {self.message}{hint}"


class QuizError(Exception):
    """A user's error: printed as one line, with a non-zero exit."""


class DeckError(QuizError):
    """A deck that cannot be used, with every problem that was found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order of their position, each once."""
        self.problems = tuple(sorted(set(problems)))
        first, *rest = self.problems
        more = f" (and {len(rest)} more: 'quiz check' lists them)" if rest else ""
        super().__init__(f"{first}{more}")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Suggest the nearest known word, or list the known ones when none is near.

    Args:
        word: what was found.
        known: the words that would be right.

    Returns:
        A hint such as ``did you mean 'source'?``, empty when there is no known word.
    """
    choices = sorted(set(known))
    close = nearest(word, choices)
    if close:
        return f"did you mean '{close}'?"
    return f"one of: {', '.join(choices)}" if choices else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that another is most like; empty when none is near."""
    import difflib  # noqa: PLC0415 - where all is well, nothing is suggested

    lowered = {choice.casefold(): choice for choice in sorted(set(known))}
    close = difflib.get_close_matches(word.casefold(), lowered, n=1, cutoff=0.6)
    return lowered[close[0]] if close else ""


def surely_meant(word: str, known: Iterable[str]) -> str:
    """Return the one known word that a misspelt one must be; empty when none or several could be meant.

    Sure is a word that is the same but for case, spaces, '-' and '_', or one that a single slip
    (a letter too many, missing, another, or two swapped) leads to, when no other is as near. Of
    words of up to three letters only one that has a letter doubled is sure: ``idd`` is ``id``.
    """
    choices = sorted(set(known))
    same = [choice for choice in choices if _bare(choice) == _bare(word)]
    near = same or [choice for choice in choices if one_slip(word.casefold(), choice)]
    if len(near) != 1:
        return ""
    sure = same or len(near[0]) >= _SHORTEST_SLIP or _without_doubles(word.casefold()) == _without_doubles(near[0])
    return near[0] if sure else ""


_SHORTEST_SLIP = 4
"""In shorter words a slip leads from one known word to another: as, at."""


def _bare(word: str) -> str:
    return re.sub(r"[\s_-]", "", word).casefold()


def _without_doubles(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


def one_slip(word: str, other: str) -> bool:
    """Tell whether one slip of the fingers makes one word the other."""
    word, other = _without_common_start(word, other)
    word, other = _without_common_start(word[::-1], other[::-1])
    swapped = len(word) == len("ab") and word == other[::-1]
    return swapped or max(len(word), len(other)) == 1


def _without_common_start(word: str, other: str) -> tuple[str, str]:
    same = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    return word[same:], other[same:]
