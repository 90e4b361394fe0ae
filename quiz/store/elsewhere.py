"""What other programs changed in the database since one looked last."""

import json
import sqlite3

from quiz.store.interface import Mark

_ENDS = """
    SELECT (SELECT coalesce(max(seq), 0) FROM review), (SELECT coalesce(max(rowid), 0) FROM undone),
           (SELECT coalesce(max(seq), 0) FROM change), (SELECT coalesce(max(rowid), 0) FROM undone_change)
"""
_ANSWERED = """
    SELECT card FROM review WHERE seq > ?
    UNION SELECT review.card FROM undone JOIN review ON review.id = undone.review WHERE undone.rowid > ?
"""
_CHANGED = """
    SELECT cards FROM change WHERE seq > ?
    UNION ALL
    SELECT change.cards FROM undone_change JOIN change ON change.id = undone_change.change WHERE undone_change.rowid > ?
"""


def look(db: sqlite3.Connection, mark: Mark | None) -> tuple[Mark, frozenset[str]]:
    """Return how far the logs go now, and the cards that entries after a mark concern.

    ``PRAGMA data_version`` tells in some microseconds that no other connection wrote
    (https://www.sqlite.org/pragma.html#pragma_data_version); nothing else is looked at then.

    Args:
        db: the connection that the mark is from, too.
        mark: how far was looked before; None for the first look, which finds nothing.
    """
    (version,) = db.execute("PRAGMA data_version").fetchone()
    if mark is not None and mark[0] == version:
        return mark, frozenset()
    now: Mark = (version, *db.execute(_ENDS).fetchone())
    if mark is None:
        return now, frozenset()
    cards = {card for (card,) in db.execute(_ANSWERED, mark[1:3])}
    for (named,) in db.execute(_CHANGED, mark[3:5]):
        cards.update(json.loads(named))
    return now, frozenset(cards)
