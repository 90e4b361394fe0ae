"""Look for what is wrong with a database; nothing is changed."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from quiz.errors import QuizError
from quiz.store.copies import integrity, reading, told
from quiz.store.migrate import check_ours, newest

_NOT_UNDONE = "id NOT IN (SELECT review FROM undone)"
_UNANSWERED = f"""
    SELECT card FROM memory
    WHERE NOT EXISTS (SELECT 1 FROM review WHERE review.card = memory.card AND {_NOT_UNDONE}) ORDER BY card
"""  # noqa: S608 - our own words
_FORGOTTEN = f"""
    SELECT DISTINCT card FROM review
    WHERE {_NOT_UNDONE} AND NOT EXISTS (SELECT 1 FROM memory WHERE memory.card = review.card) AND card NOT IN (
        SELECT value FROM change, json_each(change.cards)
        WHERE deed = 'reset' AND change.id NOT IN (SELECT change FROM undone_change)
    )
    ORDER BY card
"""  # noqa: S608 - our own words


@dataclass(frozen=True, slots=True)
class Examined:
    """What a look into a database found.

    Attributes:
        cards: cards with a memory.
        reviews: answers that were not taken back.
        faults: what SQLite finds wrong with the file.
        loose: entries that refer to what is not there.
        unanswered: cards with a memory and no answer; imports may bring such.
        forgotten: cards that were answered and not reset, and have no memory.
        remembered: cards with a memory or a decision of the learner's, by deck id.
        shared: cards that were answered on other machines, too.
    """

    cards: int
    reviews: int
    faults: tuple[str, ...]
    loose: int
    unanswered: tuple[str, ...]
    forgotten: tuple[str, ...]
    remembered: dict[str, frozenset[str]]
    shared: frozenset[str]


def examine(database: Path) -> Examined:
    """Examine a database.

    Raises:
        QuizError: it cannot be read at all, is not ours, or is newer than this program.
    """
    with told(database, "cannot be read"), closing(reading(database)) as db:
        check_ours(db, str(database))
        faults = tuple(integrity(db))
        if faults:
            return Examined(0, 0, faults, 0, (), (), {}, frozenset())
        (cards,) = db.execute("SELECT count(*) FROM memory").fetchone()
        (reviews,) = db.execute(f"SELECT count(*) FROM review WHERE {_NOT_UNDONE}").fetchone()  # noqa: S608 - our own words
        loose = len(db.execute("PRAGMA foreign_key_check").fetchall())
        unanswered = db.execute(_UNANSWERED).fetchall()
        forgotten = db.execute(_FORGOTTEN).fetchall()
        remembered: dict[str, set[str]] = {}
        for table in ("memory", "card_state"):
            for deck, card in db.execute(f"SELECT deck, card FROM {table}"):  # noqa: S608 - our own names
                remembered.setdefault(deck, set()).add(card)
        return Examined(
            cards,
            reviews,
            (),
            loose,
            tuple(card for (card,) in unanswered),
            tuple(card for (card,) in forgotten),
            {deck: frozenset(found) for deck, found in sorted(remembered.items())},
            frozenset(card for (card,) in db.execute("SELECT DISTINCT card FROM stamp WHERE own = 0")),
        )


def outdated(database: Path) -> bool:
    """Tell whether a database is of an earlier version of this program; one that cannot be read is not."""
    try:
        with told(database, "cannot be read"), closing(reading(database)) as db:
            return 0 < check_ours(db, str(database)) < newest()
    except QuizError:
        return False


def ledger_faults(ledger: Path) -> list[str]:
    """Return what is wrong with the file that keeps what was exported; nothing where there is none."""
    if not ledger.exists():
        return []
    try:
        with told(ledger, "cannot be read"), closing(reading(ledger)) as db:
            return integrity(db)
    except QuizError as error:
        return [str(error)]
