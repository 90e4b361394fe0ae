"""Stamp the entries that were made here: where they stand among those of all machines, and what they did."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, islice
from typing import Any

from quiz.model.review import Memory
from quiz.store.queue import runs
from quiz.store.rows import as_memory, select_memories
from quiz.store.shared.ends import Ends
from quiz.store.shared.entries import EMPTY
from quiz.store.shared.lines import packed

RESET = "reset"
"""What a stamp says of a deed that takes a card's memory away."""
_ENDS = "SELECT (SELECT coalesce(max(seq), 0) FROM review), (SELECT coalesce(max(seq), 0) FROM change)"
_FOLLOWING = """
    SELECT seq, (
        SELECT before FROM review AS later WHERE later.card = review.card AND later.seq > review.seq
        ORDER BY later.seq LIMIT 1
    )
    FROM review WHERE seq BETWEEN ? AND ?
"""
_TAKEN_BY_RESET = """
    SELECT before FROM change WHERE deed = 'reset' AND after_review >= ? AND (? IS NULL OR after_review < ?)
    AND id NOT IN (SELECT change FROM undone_change)
    AND EXISTS (SELECT 1 FROM json_each(cards) WHERE value = ?) ORDER BY seq LIMIT 1
"""
_DEED_SETS = {
    "suspend": ("suspended",),
    "resume": ("suspended", "buried_day"),
    "bury": ("buried_day",),
    "flag": ("flagged", "remark"),
    "unflag": ("flagged", "remark"),
    "reset": (),
}


@dataclass(frozen=True, slots=True)
class _Made:
    """An entry that is to be stamped: an answer, or a deed where ``after`` has a text for each card."""

    id: str
    at: int
    after: Mapping[str, str] | None
    card: str = ""
    seq: int = 0


def stamp(db: sqlite3.Connection, ends: Ends, most: int) -> bool:
    """Stamp entries of both logs in the order in which they were made; whoever calls holds the transaction.

    Args:
        db: the database.
        ends: where the entries of cards end.
        most: how many at most.

    Returns:
        Whether there are more.
    """
    reviews, changes = db.execute("SELECT review, change FROM stamped").fetchone()
    found = list(islice(_made(db, reviews, changes), most + 1))
    for is_review, entries in groupby(found[:most], lambda entry: entry.after is None):
        if is_review:
            run = list(entries)
            reviews = run[-1].seq
            _stamp_reviews(db, ends, run)
        else:
            for entry in entries:
                changes = entry.seq
                _stamp_change(db, ends, entry)
    if len(found) <= most:
        # What came from elsewhere has its stamp already.
        reviews, changes = db.execute(_ENDS).fetchone()
    db.execute("UPDATE stamped SET review = ?, change = ?", (reviews, changes))
    return len(found) > most


def _made(db: sqlite3.Connection, reviews: int, changes: int) -> Iterator[_Made]:
    """Yield what was made after two numbers of the logs, in order; a deed stands behind the answer that it followed."""
    answered = (
        ((seq, 0, 0), _Made(review, at, None, card, seq))
        for seq, review, card, at in db.execute(
            "SELECT seq, id, card, at FROM review WHERE seq > ? AND id NOT IN (SELECT id FROM stamp) ORDER BY seq",
            (reviews,),
        )
    )
    rows = db.execute(
        "SELECT seq, id, deed, at, cards, before, after, after_review FROM change "
        "WHERE seq > ? AND id NOT IN (SELECT id FROM stamp) ORDER BY seq",
        (changes,),
    ).fetchall()
    done = []
    behind = 0
    for seq, change, deed, at, cards, before, after, number in rows:
        named = json.loads(cards)
        behind = max(behind, _behind(db, named, at) if number is None else number)
        texts = _sets(deed, named, json.loads(before), json.loads(after))
        done.append(((behind, 1, seq), _Made(change, at, texts, seq=seq)))
    for _, entry in merge(answered, done, key=lambda pair: pair[0]):
        yield entry


def _behind(db: sqlite3.Connection, cards: list[str], at: int) -> int:
    """Find the answer that a deed without a number followed, by the clock."""
    query = "SELECT coalesce(max(seq), 0) FROM review WHERE card = ? AND at <= ?"
    return max((db.execute(query, (card, at)).fetchone()[0] for card in cards), default=0)


def _sets(deed: str, cards: list[str], before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, str]:
    """Tell by card what a deed sets: the fields that it is about, and those that it changed."""
    earlier = {state["card"]: state for state in before["states"]}
    texts = dict.fromkeys(cards, json.dumps(RESET)) if deed == "reset" else {}
    for state in after["states"]:
        old = earlier.get(state["card"], {})
        about = _DEED_SETS[deed]
        sets = {name: value for name, value in state.items() if name in about or value != old.get(name)}
        sets.pop("card", None)
        sets |= {name: bool(sets[name]) for name in ("suspended", "flagged") if name in sets}
        texts[state["card"]] = json.dumps(sets)
    return texts


def _stamp_reviews(db: sqlite3.Connection, ends: Ends, entries: Sequence[_Made]) -> None:
    ends.learn([entry.card for entry in entries])
    following = dict(db.execute(_FOLLOWING, (entries[0].seq, entries[-1].seq)))
    last = [entry.card for entry in entries if following[entry.seq] is None]
    present = {memory.card: memory for some in runs(last) for memory in _memories(db, some)}
    back = _taken_back(db, [entry.id for entry in entries])
    rows = []
    for entry in entries:
        later = following[entry.seq]
        after = present.get(entry.card) if later is None else as_memory(json.loads(later))
        if after is None or not after.reps:
            after = _taken_by_reset(db, entry)
        time, basis = ends.of(entry.card)
        time = max(entry.at, time + 1, 0)
        rows.append((entry.card, time, entry.id, basis, json.dumps(None if after is None else packed(after))))
        ends.add(entry.card, time, "" if entry.id in back else entry.id)
    db.executemany("INSERT INTO stamp VALUES (?, ?, ?, ?, ?, 1)", rows)


def _stamp_change(db: sqlite3.Connection, ends: Ends, entry: _Made) -> None:
    texts = entry.after or {}
    time = max([entry.at, 0, *(ends.of(card)[0] + 1 for card in texts)])
    rows = ((card, time, entry.id, EMPTY, text) for card, text in texts.items())
    db.executemany("INSERT INTO stamp VALUES (?, ?, ?, ?, ?, 1)", rows)
    ends.forget(texts)


def _taken_back(db: sqlite3.Connection, reviews: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for some in runs(reviews):
        query = f"SELECT review FROM undone WHERE review IN ({', '.join('?' * len(some))})"  # noqa: S608 - our own words
        found.update(review for (review,) in db.execute(query, some))
    return found


def _memories(db: sqlite3.Connection, cards: Sequence[str]) -> Iterator[Memory]:
    return select_memories(db, f"WHERE card IN ({', '.join('?' * len(cards))})", cards)


def _taken_by_reset(db: sqlite3.Connection, entry: _Made) -> Memory | None:
    """Return the memory after an answer that a reset took away."""
    query = "SELECT seq FROM review WHERE card = ? AND seq > ? ORDER BY seq LIMIT 1"
    (end,) = db.execute(query, (entry.card, entry.seq)).fetchone() or (None,)
    taken = db.execute(_TAKEN_BY_RESET, (entry.seq, end, end, entry.card)).fetchone()
    memories = json.loads(taken[0])["memories"] if taken else ()
    return next((as_memory(memory) for memory in memories if memory["card"] == entry.card), None)
