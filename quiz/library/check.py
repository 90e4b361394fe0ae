"""Check decks: what stops them from being used, and what could be better in them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quiz.checks import decks, flaws, ignores
from quiz.checks.catalogue import GROUPS, RULES
from quiz.checks.look import look
from quiz.checks.subject import Looked, Subject
from quiz.decks.comments import read_ignores
from quiz.decks.nodes import read_text
from quiz.decks.read import read_deck
from quiz.errors import DeckError, Problem
from quiz.garbage import uncollected
from quiz.model.deck import Deck, Ignore
from quiz.paths import builtin_decks, real
from quiz.questions.parts import in_parts

Tell = Callable[[str, int], None]
"""Takes what begins to be done, and of how many facts, as far as that is known."""
_BYTES_A_FACT = 150
"""About how much of a deck file a fact takes."""
_OF_THE_BANK = frozenset({rule.code for rule in flaws.RULES} | {"no-question", "alt-tells"})
"""Rules that generated questions can break."""
_OF_SEVERAL = frozenset(rule.code for rule in decks.RULES)
"""Rules that a deck breaks beside others."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one deck file.

    Attributes:
        path: the file.
        findings: what was found, in the order of its position.
        spared: findings that the deck ignores, each with what says so.
        usable: whether the deck can be used.
    """

    path: Path
    findings: tuple[Problem, ...]
    spared: tuple[tuple[Problem, Ignore], ...] = ()
    usable: bool = True


@dataclass(frozen=True, slots=True)
class _Look:
    """What was seen of a deck file before its ignores are heeded; without a deck it cannot be used."""

    path: Path
    found: frozenset[Problem]
    deck: Deck | None = None
    ignored: tuple[Ignore, ...] = ()


def check_decks(paths: Iterable[Path], *, fast: bool = False, tell: Tell = lambda _, __: None) -> list[Report]:
    """Check deck files, each once, and whether two of them have one id.

    Args:
        paths: the files.
        fast: whether generated questions are left out.
        tell: is told what begins to be done.

    Raises:
        QuizError: a file cannot be read.
    """
    looks: list[_Look] = []
    seen: set[Path] = set()
    for path in paths:
        if real(path) in seen:
            continue
        seen.add(real(path))
        try:
            looks.append(_look(path, tell, fast=fast))
        except DeckError as error:
            looks.append(_Look(path, frozenset(error.problems)))
    twice = list(decks.find([look.deck for look in looks if look.deck], builtin_decks()))
    return [_report(look, twice, fast=fast, alone=len(looks) == 1) for look in looks]


def _look(path: Path, tell: Tell, *, fast: bool) -> _Look:
    name = str(path)
    tell(f"reading {name}", path.stat().st_size // _BYTES_A_FACT if path.is_file() else 0)
    with uncollected():
        deck = read_deck(path, name)
        text = read_text(path, name)
        subject = Subject(deck, text, name, None if fast else _looked(deck, name, tell))
        return _Look(path, frozenset(_found(subject, tell)), deck, (*deck.ignores, *read_ignores(text, name)))


def _looked(deck: Deck, name: str, tell: Tell) -> list[Looked]:
    """Write every question and look at it, with several processes where that is quicker."""
    count = len(deck.facts) + len(deck.questions)
    tell(f"checking the questions of {name}", count)
    return list(in_parts(deck, look, tell=lambda share: tell(f"checking the questions of {name}, {share:.0%}", count)))


def _found(subject: Subject, tell: Tell) -> Iterator[Problem]:
    for what, find in GROUPS:
        tell(f"checking the {what} of {subject.file}", len(subject.deck.facts))
        yield from find(subject)


def _report(look: _Look, twice: Iterable[Problem], *, fast: bool, alone: bool) -> Report:
    """Set apart what a deck ignores; of its ignores only those are unused that something could have matched."""
    if look.deck is None:
        return Report(look.path, tuple(sorted(look.found)), usable=False)
    own = {problem for problem in twice if problem.mark == look.deck.mark}
    left, spared = ignores.spare(sorted(look.found | own), look.ignored)
    left_out = (_OF_THE_BANK if fast else frozenset()) | (_OF_SEVERAL if alone else frozenset())
    left += ignores.unsound(look.ignored, spared, RULES, left_out)
    return Report(look.path, tuple(sorted(left)), tuple(spared))
