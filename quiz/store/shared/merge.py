"""Take entries of other machines in, and reckon what all entries of a card come to.

What is remembered of a card is a function of the set of its entries alone: they are gone through in
the order of (time, id), those taken back left out. So every machine that has the same entries
remembers the same, in whatever order they came.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace

from quiz.ids import deck_of
from quiz.model.review import Memory, Review
from quiz.model.state import CardState
from quiz.store.adoptions import review_row
from quiz.store.reviews import REVIEW_COLUMNS, review_of
from quiz.store.rows import insert, memory_of
from quiz.store.shared.entries import EMPTY, Answered, Done, Entry, TakenBack, chain
from quiz.store.shared.lines import packed, unpacked
from quiz.store.shared.stamps import RESET

Follow = Callable[[Memory, Review], Memory]
"""Returns the memory after a logged answer."""

_UNDONE = "(stamp.id IN (SELECT review FROM undone) OR stamp.id IN (SELECT change FROM undone_change))"
_ENTRIES = f"""
    SELECT stamp.id, stamp.basis, stamp.after, {", ".join(f"review.{name}" for name in REVIEW_COLUMNS)},
           json_extract(review.before, '$.stability')
    FROM stamp LEFT JOIN review ON review.id = stamp.id
    WHERE stamp.card = ? AND NOT {_UNDONE} ORDER BY stamp.time, stamp.id
"""  # noqa: S608 - our own words


def take_in(db: sqlite3.Connection, entries: Iterable[Entry]) -> tuple[set[str], int]:
    """Put entries of other machines into the logs; whoever calls holds the transaction.

    Returns:
        The cards that they concern, and how many entries were new.
    """
    cards: set[str] = set()
    new = 0
    for entry in entries:
        if isinstance(entry, TakenBack):
            touched = _take_back(db, entry)
        elif isinstance(entry, Answered):
            touched = _take_answer(db, entry)
        else:
            touched = _take_deed(db, entry)
        cards |= touched
        new += bool(touched)
    return cards, new


def reckon(db: sqlite3.Connection, cards: Iterable[str], follow: Follow) -> None:
    """Set what is remembered and decided of cards to what their entries come to.

    An answer that was given upon exactly the entries before it leaves the memory that it left where it was
    given; one that knew nothing of some of them is reckoned anew.
    """
    for card in cards:
        memory, state = come_to(db, card, follow)
        _set_memory(db, card, memory)
        if state is not None or db.execute("SELECT 1 FROM card_state WHERE card = ?", (card,)).fetchone():
            _set_state(db, state or CardState(card))


def come_to(db: sqlite3.Connection, card: str, follow: Follow) -> tuple[Memory | None, CardState | None]:
    """Return what the stamped entries of a card come to: its memory, and what was decided if anything was."""
    memory: Memory | None = None
    state: CardState | None = None
    basis = EMPTY
    for entry, upon, text, *row in db.execute(_ENTRIES, (card,)):
        after = json.loads(text)
        if row[0] is not None:
            if after is not None and upon == basis:
                memory = unpacked(card, after)
            else:
                memory = follow(memory or Memory(card), review_of(row))
        elif after == RESET:
            memory = None
        else:
            state = replace(state or CardState(card), **after)
        basis = chain(basis, entry)
    return memory, state


def _take_answer(db: sqlite3.Connection, entry: Answered) -> set[str]:
    review = entry.review
    after = json.dumps(None if entry.after is None else packed(entry.after))
    stamp = (entry.time, entry.basis, after)
    known = db.execute("SELECT time, basis, after FROM stamp WHERE id = ?", (review.id,)).fetchone()
    if known is not None:
        # The same import of two machines: both keep the stamp that comes first.
        if known <= stamp:
            return set()
        db.execute("DELETE FROM stamp WHERE id = ?", (review.id,))
    else:
        insert(db, "review", review_row(review, entry.before))
        _was_taken_back_early(db, "undone", "review", review.id)
    db.execute("INSERT INTO stamp VALUES (?, ?, ?, ?, ?, 0)", (review.card, entry.time, review.id, *stamp[1:]))
    return {review.card}


def _take_deed(db: sqlite3.Connection, entry: Done) -> set[str]:
    texts = {card: json.dumps(dict(sets)) for card, sets in entry.sets.items()}
    texts |= dict.fromkeys(entry.reset, json.dumps(RESET))
    known = db.execute("SELECT time FROM stamp WHERE id = ? LIMIT 1", (entry.id,)).fetchone()
    if known is not None:
        if known[0] <= entry.time:
            return set()
        db.execute("DELETE FROM stamp WHERE id = ?", (entry.id,))
    else:
        nothing = json.dumps({"states": [], "memories": []})
        values = (entry.id, entry.deed, entry.at, json.dumps(list(texts)), nothing, nothing)
        db.execute("INSERT INTO change (id, deed, at, cards, before, after) VALUES (?, ?, ?, ?, ?, ?)", values)
        _was_taken_back_early(db, "undone_change", "change", entry.id)
    rows = ((card, entry.time, entry.id, EMPTY, text) for card, text in texts.items())
    db.executemany("INSERT INTO stamp VALUES (?, ?, ?, ?, ?, 0)", rows)
    return set(texts)


def _take_back(db: sqlite3.Connection, entry: TakenBack) -> set[str]:
    for table, column, log in (("undone", "review", "review"), ("undone_change", "change", "change")):
        if db.execute(f"SELECT 1 FROM {log} WHERE id = ?", (entry.id,)).fetchone():  # noqa: S608 - our own names
            done = db.execute(f"INSERT OR IGNORE INTO {table} ({column}, at) VALUES (?, ?)", (entry.id, entry.at))  # noqa: S608 - our own names
            if not done.rowcount:
                return set()
            return {card for (card,) in db.execute("SELECT card FROM stamp WHERE id = ?", (entry.id,))}
    db.execute("INSERT OR IGNORE INTO taken_back_early VALUES (?, ?)", (entry.id, entry.at))
    return set()


def _was_taken_back_early(db: sqlite3.Connection, table: str, column: str, entry: str) -> None:
    found = db.execute("DELETE FROM taken_back_early WHERE id = ? RETURNING at", (entry,)).fetchone()
    if found is not None:
        db.execute(f"INSERT INTO {table} ({column}, at) VALUES (?, ?)", (entry, found[0]))  # noqa: S608 - our own names


def _set_memory(db: sqlite3.Connection, card: str, memory: Memory | None) -> None:
    if memory is None:
        db.execute("DELETE FROM memory WHERE card = ?", (card,))
    elif memory_of(db, card) != memory:
        insert(db, "memory", {**asdict(memory), "deck": deck_of(card)}, replace=True)


def _set_state(db: sqlite3.Connection, state: CardState) -> None:
    if state == CardState(state.card):
        db.execute("DELETE FROM card_state WHERE card = ?", (state.card,))
    else:
        insert(db, "card_state", {**asdict(state), "deck": deck_of(state.card)}, replace=True)
