"""Reviews as rows of their table."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from quiz.model.review import Grade, Phase, Review, Verdict

REVIEW_COLUMNS = tuple(
    "utc_offset" if field.name == "offset" else field.name for field in fields(Review) if field.name != "stability"
)
"""The columns of a review in the order of its fields; its stability is in the memory before it."""


def review_of(row: Sequence[Any]) -> Review:
    """Make a review of a row with these columns, and the stability behind them."""
    *asked, grade, verdict, overridden, answer, took, guess, phase, stability = row
    typed = [Grade(grade), Verdict(verdict), bool(overridden), answer, took, guess, Phase(phase), stability]
    return Review(*asked, *typed)
