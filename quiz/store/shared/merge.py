"""Take entries of other machines in, and reckon what all entries of a card come to.

What is remembered of a card is a function of the set of its entries alone: they are gone through in
the order of (time, id), those taken back left out. So every machine that has the same entries
remembers the same, in whatever order they came.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import asdict, replace
from typing import Any

from quiz.ids import deck_of
from quiz.model.review import Memory, Review
from quiz.model.state import CardState
from quiz.store.adoptions import review_row
from quiz.store.counting import add_reviews, set_memories
from quiz.store.queue import runs
from quiz.store.reviews import REVIEW_COLUMNS, review_of
from quiz.store.rows import insert, memory_of, memory_row
from quiz.store.shared.ends import Ends
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


def take_in(db: sqlite3.Connection, ends: Ends, entries: Iterable[Entry]) -> tuple[set[str], int]:
    """Put entries of other machines into the logs; whoever calls holds the transaction.

    Where answers were given upon exactly the entries of their card that are here, what they left is remembered.

    Returns:
        The cards that are to be reckoned, and how many entries were new.
    """
    taking = _Taking(db, ends)
    for entry in entries:
        if isinstance(entry, Answered):
            taking.answer(entry)
        else:
            taking.flush()
            touched = _take_back(db, entry) if isinstance(entry, TakenBack) else _take_deed(db, entry)
            taking.touched(touched)
    taking.flush()
    set_memories(db, [memory_row(memory) for memory in taking.memories.values()])
    return taking.cards, taking.new


class _Taking:
    """Answers that are taken in many at a time, as long as nothing comes between them."""

    def __init__(self, db: sqlite3.Connection, ends: Ends) -> None:
        self._db = db
        self._ends = ends
        self._run: dict[str, Answered] = {}
        self.cards: set[str] = set()
        """Cards that are to be reckoned from all of their entries."""
        self.memories: dict[str, Memory] = {}
        """What is remembered of other cards, to which answers were added at the end alone."""
        self.new = 0

    def answer(self, entry: Answered) -> None:
        if entry.id in self._run:
            self.flush()
        self._run[entry.id] = entry

    def touched(self, cards: Collection[str]) -> None:
        """Let cards be reckoned that something was done to."""
        self.new += bool(cards)
        self.cards.update(cards)
        self._ends.forget(cards)
        for card in cards:
            self.memories.pop(card, None)

    def flush(self) -> None:
        run, self._run = self._run, {}
        known = {row[0]: row[1:] for row in self._of("SELECT id, time, basis, after FROM stamp WHERE id IN ({})", run)}
        fresh = [entry for entry in run.values() if entry.id not in known]
        # Those that were taken back are told before it is known of whom; that is rare.
        early = dict(self._of("SELECT id, at FROM taken_back_early WHERE id IN ({})", run))
        self._ends.learn([entry.review.card for entry in fresh])
        add_reviews(self._db, [review_row(entry.review, entry.before) for entry in fresh])
        rows = ((entry.review.card, entry.time, entry.id, entry.basis, _text(entry.after)) for entry in fresh)
        self._db.executemany("INSERT INTO stamp VALUES (?, ?, ?, ?, ?, 0)", rows)
        for id_ in early.keys() - known.keys():
            _was_taken_back_early(self._db, "undone", "review", id_)
        for entry in sorted(fresh, key=lambda entry: (entry.time, entry.id)):
            if entry.id in early or not self._appended(entry):
                self.touched((entry.review.card,))
            else:
                self.new += 1
        for id_, stamp in known.items():
            self.touched(_take_again(self._db, run[id_], stamp))

    def _appended(self, entry: Answered) -> bool:
        """Remember what an answer left, if it was given upon all that is known of its card, and nothing else."""
        card = entry.review.card
        time, basis = self._ends.of(card)
        if card in self.cards or entry.after is None or entry.basis != basis or entry.time <= time:
            return False
        self._ends.add(card, entry.time, entry.id)
        self.memories[card] = entry.after
        return True

    def _of(self, query: str, ids: Collection[str]) -> Iterator[tuple[Any, ...]]:
        for some in runs(list(ids)):
            yield from self._db.execute(query.format(", ".join("?" * len(some))), some)


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


def _take_again(db: sqlite3.Connection, entry: Answered, known: tuple[int, str, str]) -> set[str]:
    """Take the same import of two machines: both keep the stamp that comes first."""
    stamp = (entry.time, entry.basis, _text(entry.after))
    if known <= stamp:
        return set()
    db.execute("DELETE FROM stamp WHERE id = ?", (entry.id,))
    db.execute("INSERT INTO stamp VALUES (?, ?, ?, ?, ?, 0)", (entry.review.card, entry.time, entry.id, *stamp[1:]))
    return {entry.review.card}


def _text(after: Memory | None) -> str:
    return json.dumps(None if after is None else packed(after))


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
        insert(db, "memory", memory_row(memory), replace=True)


def _set_state(db: sqlite3.Connection, state: CardState) -> None:
    if state == CardState(state.card):
        db.execute("DELETE FROM card_state WHERE card = ?", (state.card,))
    else:
        insert(db, "card_state", {**asdict(state), "deck": deck_of(state.card)}, replace=True)
