"""Rules: what a finding's code stands for."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "advice"]
"""``error``: the deck cannot be used; ``warning``: learners would be misled; ``advice``: it could be better."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that decks are checked by.

    Attributes:
        code: its permanent name.
        severity: how bad it is to break it.
        title: what is wrong where it is broken, in a few words.
        why: what comes of it, and what would be right.
        bad: part of a deck that breaks it; empty where text cannot show it.
        good: the same part mended.
    """

    code: str
    severity: Severity
    title: str
    why: str
    bad: str = ""
    good: str = ""
