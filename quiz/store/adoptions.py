"""Reviews and memories from elsewhere, put into the tables of the SQLite file."""

import json
import sqlite3
from collections.abc import Iterable

from quiz.ids import deck_of
from quiz.model.review import Memory, Review
from quiz.store.interface import Adoption
from quiz.store.rows import insert, memory_of, memory_row, plain

ADOPTED = "anki-"
"""How the ids of reviews begin that were not given here."""


def review_row(review: Review, before: Memory) -> dict[str, object]:
    """Return a review as a row of its table."""
    values = plain(review) | {"deck": deck_of(review.card), "before": json.dumps(plain(before))}
    values |= {"overridden": int(review.overridden), "utc_offset": values.pop("offset")}
    del values["stability"]
    return values


def adopt(db: sqlite3.Connection, adoptions: Iterable[Adoption]) -> int:
    """Add reviews and set memories; whoever calls holds the transaction.

    Returns:
        The number of cards that were left as they are, because their memory is not the one expected.
    """
    kept = 0
    for adoption in adoptions:
        if memory_of(db, adoption.card) != adoption.known:
            kept += 1
            continue
        for review, before in adoption.reviews:
            insert(db, "review", review_row(review, before))
        if adoption.memory is not None:
            insert(db, "memory", memory_row(adoption.memory), replace=True)
    return kept
