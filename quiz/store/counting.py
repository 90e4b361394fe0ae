"""Count many reviews or memories at once: what triggers do for each of them takes most of the time of putting it in."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from quiz.store.rows import insert_all

_REVIEWS = (
    """
    INSERT INTO day_total
    SELECT deck, day, count(*), sum(passed), sum(begun), sum(took), sum(young), sum(young * passed), sum(young * guess),
        sum(mature), sum(mature * passed), sum(mature * guess)
    FROM countable WHERE seq > :first GROUP BY deck, day
    ON CONFLICT DO UPDATE SET
        reviews = reviews + excluded.reviews, passed = passed + excluded.passed, begun = begun + excluded.begun,
        took = took + excluded.took, young = young + excluded.young,
        young_passed = young_passed + excluded.young_passed, young_guess = young_guess + excluded.young_guess,
        mature = mature + excluded.mature, mature_passed = mature_passed + excluded.mature_passed,
        mature_guess = mature_guess + excluded.mature_guess
    """,
    """
    INSERT INTO hour_total
    SELECT deck, hour, count(*), sum(passed) FROM countable WHERE seq > :first GROUP BY deck, hour
    ON CONFLICT DO UPDATE SET reviews = reviews + excluded.reviews, passed = passed + excluded.passed
    """,
    """
    INSERT INTO standing
    SELECT deck, card, count(*), sum(1 - passed), sum(young + mature), sum((young + mature) * passed),
        sum((young + mature) * guess), NULL, NULL
    FROM countable WHERE seq > :first GROUP BY deck, card
    ON CONFLICT DO UPDATE SET
        reviews = reviews + excluded.reviews, missed = missed + excluded.missed, learnt = learnt + excluded.learnt,
        learnt_passed = learnt_passed + excluded.learnt_passed, learnt_guess = learnt_guess + excluded.learnt_guess
    """,
    """
    INSERT INTO asked
    SELECT deck, card, format, count(*) FROM countable WHERE seq > :first GROUP BY deck, card, format
    ON CONFLICT DO UPDATE SET reviews = reviews + excluded.reviews
    """,
    """
    UPDATE format_total SET
        reviews = format_total.reviews + found.reviews, learnt = format_total.learnt + found.learnt,
        learnt_passed = format_total.learnt_passed + found.passed,
        learnt_guess = format_total.learnt_guess + found.guess
    FROM (
        SELECT deck, format, count(*) AS reviews, sum(young + mature) AS learnt,
            sum((young + mature) * passed) AS passed, sum((young + mature) * guess) AS guess
        FROM countable WHERE seq > :first GROUP BY deck, format
    ) AS found
    WHERE format_total.deck = found.deck AND format_total.format = found.format
    """,
)
_MEMORIES = (
    """
    INSERT INTO due_total
    SELECT deck, phase, coalesce(due_day, 0) AS day, :sign * count(*)
    FROM memory WHERE card IN (SELECT card FROM temp.chosen) GROUP BY deck, phase, day
    ON CONFLICT DO UPDATE SET cards = cards + excluded.cards
    """,
    """
    INSERT INTO stability_total
    SELECT deck, CAST(stability AS INTEGER) AS whole, :sign * count(*) FROM memory
    WHERE stability IS NOT NULL AND card IN (SELECT card FROM temp.chosen) GROUP BY deck, whole
    ON CONFLICT DO UPDATE SET cards = cards + excluded.cards
    """,
    """
    INSERT INTO difficulty_total
    SELECT deck, CAST(difficulty AS INTEGER) AS whole, :sign * count(*),
        :sign * sum(CAST(round(difficulty * 1000000000) AS INTEGER))
    FROM memory WHERE difficulty IS NOT NULL AND card IN (SELECT card FROM temp.chosen) GROUP BY deck, whole
    ON CONFLICT DO UPDATE SET cards = cards + excluded.cards, total = total + excluded.total
    """,
    """
    UPDATE format_total SET
        rated = rated + :sign * found.cards, difficulty = format_total.difficulty + :sign * found.total
    FROM (
        SELECT asked.deck, format, count(*) AS cards, sum(CAST(round(difficulty * 1000000000) AS INTEGER)) AS total
        FROM memory JOIN asked ON asked.deck = memory.deck AND asked.card = memory.card
        WHERE difficulty IS NOT NULL AND memory.card IN (SELECT card FROM temp.chosen) GROUP BY asked.deck, format
    ) AS found
    WHERE format_total.deck = found.deck AND format_total.format = found.format
    """,
)
_STANDING = """
    INSERT INTO standing
    SELECT deck, card, 0, 0, 0, 0, 0, lapses, difficulty FROM memory WHERE card IN (SELECT card FROM temp.chosen)
    ON CONFLICT DO UPDATE SET lapses = excluded.lapses, difficulty = excluded.difficulty
"""
_NOTHING_LEFT = tuple(f"DELETE FROM {name}_total WHERE cards = 0" for name in ("due", "stability", "difficulty"))  # noqa: S608 - our own names


def add_reviews(db: sqlite3.Connection, rows: Sequence[dict[str, object]]) -> None:
    """Put reviews into the log; whoever calls holds the transaction."""
    if not rows:
        return
    (first,) = db.execute("SELECT coalesce(max(seq), 0) FROM review").fetchone()
    with _later(db):
        insert_all(db, "review", rows)
    for statement in _REVIEWS:
        db.execute(statement, {"first": first})


def set_memories(db: sqlite3.Connection, rows: Sequence[dict[str, object]]) -> None:
    """Set memories, each of another card; whoever calls holds the transaction."""
    if not rows:
        return
    db.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (card TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID")
    db.execute("DELETE FROM temp.chosen")
    db.executemany("INSERT INTO temp.chosen VALUES (:card)", rows)
    for statement in _MEMORIES:
        db.execute(statement, {"sign": -1})
    with _later(db):
        insert_all(db, "memory", rows, replace=True)
    for statement in _MEMORIES:
        db.execute(statement, {"sign": 1})
    for statement in (_STANDING, *_NOTHING_LEFT):
        db.execute(statement)


@contextmanager
def _later(db: sqlite3.Connection) -> Iterator[None]:
    """Let triggers leave the counting to whoever put something in; nobody else sees that before it is done."""
    db.execute("UPDATE counting SET later = 1")
    yield
    db.execute("UPDATE counting SET later = 0")
