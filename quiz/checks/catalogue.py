"""All rules by their codes, and the groups that look for what breaks them."""

from collections.abc import Callable, Iterable

from quiz.checks import cards, citations, decks, entities, flaws, ignores, layout, media, reading, repeats
from quiz.checks.rule import Rule
from quiz.checks.subject import Subject
from quiz.errors import Problem

GROUPS: tuple[tuple[str, Callable[[Subject], Iterable[Problem]]], ...] = (
    ("citations", citations.find),
    ("names", entities.find),
    ("facts", cards.find),
    ("repeats", repeats.find),
    ("media", media.find),
    ("layout", layout.find),
    ("questions", flaws.find),
)
"""What looks at a usable deck, with what it looks at; quick groups first."""

RULES: dict[str, Rule] = {
    rule.code: rule
    for group in (reading, citations, entities, cards, repeats, media, layout, flaws, decks, ignores)
    for rule in group.RULES
}
"""Every rule by its code, errors first."""


def severity(code: str) -> str:
    """Say how bad a finding is."""
    return RULES[code].severity
