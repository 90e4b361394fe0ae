"""Check decks: what stops them from being used, and what could be better in them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quiz.checks import decks, ignores
from quiz.checks.catalogue import GROUPS, RULES
from quiz.checks.subject import Subject
from quiz.decks.comments import read_ignores
from quiz.decks.nodes import read_text
from quiz.decks.read import read_deck
from quiz.errors import DeckError, Problem
from quiz.model.deck import Deck, Ignore
from quiz.questions.bank import build_bank


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one deck file.

    Attributes:
        path: the file.
        findings: what was found, in the order of its position.
        spared: findings that the deck ignores, each with what says so.
        deck: the deck; None when it cannot be used.
    """

    path: Path
    findings: tuple[Problem, ...]
    spared: tuple[tuple[Problem, Ignore], ...] = ()
    deck: Deck | None = None


Tell = Callable[[str, int], None]
"""Takes what begins to be done, and of how many facts, as far as that is known."""
_BYTES_A_FACT = 150
"""About how much of a deck file a fact takes."""


def check_deck(path: Path, name: str | None = None, *, fast: bool = False) -> list[Problem]:
    """Return the findings of a usable deck, in the order of their position.

    Args:
        path: the deck file.
        name: the file as the user calls it, for messages; the path when None.
        fast: whether generated questions are left out, and only what the author wrote is checked.

    Raises:
        DeckError: the deck cannot be used; carries every problem found.
        QuizError: the file cannot be read.
    """
    return list(_checked(path, name or str(path), fast, lambda _, __: None).findings)


def check_decks(paths: Iterable[Path], *, fast: bool = False, tell: Tell = lambda _, __: None) -> list[Report]:
    """Check deck files, each once, and whether two of them have one id.

    Args:
        paths: the files.
        fast: whether generated questions are left out.
        tell: is told what begins to be done.

    Raises:
        QuizError: a file cannot be read.
    """
    reports: list[Report] = []
    seen: set[Path] = set()
    for path in paths:
        if path.resolve() in seen:
            continue
        seen.add(path.resolve())
        try:
            reports.append(_checked(path, str(path), fast, tell))
        except DeckError as error:
            reports.append(Report(path, error.problems))
    twice = {problem.mark: problem for problem in decks.find(report.deck for report in reports if report.deck)}
    return [_with(report, twice.get(report.deck.mark) if report.deck else None) for report in reports]


def _with(report: Report, problem: Problem | None) -> Report:
    if problem is None:
        return report
    findings = tuple(sorted((*report.findings, problem)))
    return Report(report.path, findings, report.spared, report.deck)


def _checked(path: Path, name: str, fast: bool, tell: Tell) -> Report:  # noqa: FBT001 - its callers name it
    tell(f"reading {name}", path.stat().st_size // _BYTES_A_FACT if path.is_file() else 0)
    deck = read_deck(path, name)
    text = read_text(path, name)
    tell(f"writing the questions of {name}", len(deck.facts))
    bank = None if fast else build_bank(deck)
    subject = Subject(deck, text, name, bank)
    found = sorted(set(_found(subject, tell)))
    ignored = (*deck.ignores, *read_ignores(text, name))
    left, spared = ignores.spare(found, ignored)
    left += ignores.unsound(ignored, spared, RULES, known=not fast)
    return Report(path, tuple(sorted(left)), tuple(spared), deck)


def _found(subject: Subject, tell: Tell) -> Iterator[Problem]:
    for what, find in GROUPS:
        tell(f"checking the {what} of {subject.file}", len(subject.deck.facts))
        yield from find(subject)
