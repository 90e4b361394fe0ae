"""Look for what is wrong with a learner's data, and mend what can be mended."""

import math
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from quiz.amounts import count
from quiz.errors import QuizError
from quiz.library.chances import Chances
from quiz.library.library import Library
from quiz.model.review import Memory, Phase, Review
from quiz.paths import Home, clean, scratch
from quiz.store.adoptions import ADOPTED
from quiz.store.examine import Examined, examine, ledger_faults, outdated
from quiz.store.interface import Adoption, Store
from quiz.store.restore import keep_present, set_aside, sound
from quiz.store.salvage import Salvaged, salvage
from quiz.store.sqlite import SqliteStore
from quiz.store.trouble import out_of_reach

Told = Callable[[str, int], None]
"""Called now and then with what is being done, and how many are done; what it raises ends the work."""

_NEAR = 1e-4
"""How far stabilities may be apart, as a share: other implementations of FSRS differ by less."""
_LISTED = 3
_SALVAGE = "what is readable goes into a new database"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is worth telling.

    Attributes:
        what: in one line.
        mends: what ``--repair`` does about it; empty for nothing.
        wrong: whether it is wrong; else it is only good to know.
    """

    what: str
    mends: str = ""
    wrong: bool = True


def first_look(home: Home) -> tuple[Examined | None, list[Finding]]:
    """Look at the files, before any is opened for writing.

    Args:
        home: the data folder.

    Returns:
        What the database holds, None where it cannot be read, and what was found.

    Raises:
        QuizError: the database is not ours, or newer than this program.
    """
    found = list(_around(home))
    if not home.database.exists():
        return None, found
    if outdated(home.database):
        SqliteStore(home.database).close()
    try:
        examined = examine(home.database)
    except QuizError as error:
        if "cannot be read" not in str(error):
            raise
        return None, [*found, Finding(str(error), "" if out_of_reach(error.__cause__) else _SALVAGE)]
    found += [Finding(f"the memory is damaged: {fault}", _SALVAGE) for fault in examined.faults[:_LISTED]]
    return examined, found


def _around(home: Home) -> Iterator[Finding]:
    """Look at everything in the data folder but the database itself."""
    log = home.database.with_name(f"{home.database.name}-wal")
    if not home.database.exists():
        gone = log.exists()
        yield Finding(f"{log}: its database is gone" if gone else "there is no memory yet", wrong=gone)
    elif log.exists() and log.stat().st_size:
        size = count(log.stat().st_size, "byte")
        yield Finding(f"{log.name}: {size} wait to be taken into the database", wrong=False)
    if home.folder.exists() and not os.access(home.folder, os.W_OK):
        yield Finding(f"{home.folder}: nothing can be written there, so no answer can be saved")
    yield from _ledger(home)
    left = list(home.unfinished.iterdir()) if home.unfinished.is_dir() else []
    if left:
        yield Finding(f"{count(len(left), 'file')} left half-written by a program that was stopped", "removed")


def _ledger(home: Home) -> list[Finding]:
    faults = ledger_faults(home.anki)
    mends = "moved aside; the next export counts every note as changed"
    return [Finding(f"{home.anki.name}: what was exported to Anki is damaged: {faults[0]}", mends)] if faults else []


class Doctor:
    """Looks into a memory that can be read, and into how it fits answers and decks."""

    def __init__(self, library: Library, examined: Examined, told: Told = lambda _, __: None) -> None:
        """Prepare.

        Args:
            library: decks and memories.
            examined: what the database holds.
            told: hears how far it is.
        """
        self._library = library
        self._examined = examined
        self._told = told
        self._chances = Chances(library)
        self._log = library.store.shared("", self._follow)
        self._wrong: list[tuple[Memory, Memory]] = []

    def look(self) -> Iterator[Finding]:
        """Yield what is found."""
        examined = self._examined
        if examined.loose:
            yield Finding(f"{count(examined.loose, 'entry', 'entries')} refer to answers that are not there")
        if examined.unanswered:
            some = _some(examined.unanswered)
            yield Finding(f"a memory and no answer, as imports may leave it: {some}", wrong=False)
        if examined.forgotten:
            yield Finding(f"answers and no memory: {_some(examined.forgotten)}", "reckoned from the answers")
        yield from self._decks()
        yield from self._memories()

    def mend(self) -> int:
        """Mend what was found in the memories; return how many were set.

        Raises:
            QuizError: nothing could be stored.
        """
        store = self._library.store
        lost = [Adoption(memory.card, (), None, memory) for memory in self._forgotten(store)]
        left = len(store.revise(self._wrong)) + store.adopt(lost)
        return len(self._wrong) + len(lost) - left

    def _forgotten(self, store: Store) -> Iterator[Memory]:
        for card in self._examined.forgotten:
            shared = self._log.remembered(card) if card in self._examined.shared else None
            if shared is not None:
                yield shared
                continue
            memory = Memory(card)
            for review in store.reviews_of(card):
                if review.phase is Phase.NEW:
                    memory = Memory(card)
                memory = self._follow(memory, review)
            yield memory

    def _follow(self, memory: Memory, review: Review) -> Memory:
        return self._library.scheduler.follow(memory, review, self._chances.of(review.card) or 0.0)

    def _decks(self) -> Iterator[Finding]:
        """Tell of cards that no deck has; they stay, since a deck may come back."""
        for deck, cards in self._examined.remembered.items():
            try:
                known = self._library.bank(deck).card
            except QuizError:
                yield Finding(f"{count(len(cards), 'card')} of the deck '{deck}', which is not at hand", wrong=False)
                continue
            gone = sorted(cards - known.keys())
            if gone:
                yield Finding(f"no longer in the deck '{deck}': {_some(tuple(gone))}", wrong=False)

    def _memories(self) -> Iterator[Finding]:
        today = self._library.now().day
        differ: list[str] = []
        ahead: list[str] = []
        number = 0
        for deck in self._examined.remembered:
            for memory in self._library.store.memories(deck).values():
                number += 1
                self._told("memories", number)
                reviews = self._library.store.reviews_of(memory.card)
                if memory.last_day is not None and memory.last_day > today + 1:
                    ahead.append(memory.card)
                    self._wrong.append((memory, _brought_back(memory, today, self._library.now().at)))
                elif (again := self._again(memory, reviews)) is not None:
                    differ.append(memory.card)
                    self._wrong.append((memory, again))
        if differ:
            what = "memories that differ from what the answers say with the present parameters"
            yield Finding(f"{what}: {_some(tuple(differ))}", "reckoned from the answers")
        if ahead:
            what = "answered on a day that has not come; the clock was wrong then"
            yield Finding(f"{what}: {_some(tuple(ahead))}", "counted as answered today")

    def _again(self, memory: Memory, reviews: Sequence[Review]) -> Memory | None:
        """Reckon a memory anew; None where it is what it should be, or where that cannot be told.

        Of a card that other machines asked, too, it may also be what its entries come to: they may be
        of machines with other parameters.
        """
        shared = memory.card in self._examined.shared
        if not shared and any(review.id.startswith(ADOPTED) for review in reviews):
            return None
        again = self._library.scheduler.replay(memory, reviews, None)
        if shared and (again is memory or not _near(memory, again)):
            again = self._log.remembered(memory.card) or memory
        return None if _near(memory, again) else again


def rescue(home: Home, now: datetime) -> tuple[Path, Salvaged]:
    """Make a new database of what can be read of a damaged one, which is kept.

    Returns:
        Where the damaged one is kept, and what was salvaged.

    Raises:
        QuizError: nothing is readable, or nothing can be written; all is as it was.
    """
    with scratch(".salvage", home.folder) as folder:
        fresh = folder / home.database.name
        salvaged = salvage(home.database, fresh)
        kept = set_aside(home.database, now)
        fresh.replace(home.database)
    return kept, salvaged


def repair_files(home: Home, now: datetime) -> Iterator[str]:
    """Keep a copy, then mend files; yield what was done.

    Raises:
        QuizError: something could not be written.
    """
    removed = clean(home)
    if removed:
        yield f"removed {count(len(removed), 'file')} left half-written"
    if ledger_faults(home.anki):
        yield f"moved aside: {set_aside(home.anki, now)}"
    if home.database.exists() and not sound(home.database):
        kept, salvaged = rescue(home, now)
        what = f"{count(salvaged.reviews, 'answer')} and {count(salvaged.memories, 'memory', 'memories')}"
        yield f"a new database with {what}; {count(salvaged.unreadable, 'entry', 'entries')} could not be read"
        yield f"the damaged one is kept: {kept}"
    elif home.database.exists():
        yield f"a copy is kept: {keep_present(home, now, 'repair')}"


def _brought_back(memory: Memory, today: int, at: int) -> Memory:
    """Count a card as answered today, due as long after it as it was; it keeps all else."""
    if memory.last_day is None:
        return memory
    shift = memory.last_day - today
    due_day = None if memory.due_day is None else memory.due_day - shift
    due_at = None if memory.due_at is None else min(memory.due_at, at)
    return replace(memory, last_day=today, due_day=due_day, due_at=due_at)


def _near(memory: Memory, other: Memory) -> bool:
    pairs = ((memory.stability, other.stability), (memory.difficulty, other.difficulty))
    return all(
        left == right or (left is not None and right is not None and math.isclose(left, right, rel_tol=_NEAR))
        for left, right in pairs
    )


def _some(cards: tuple[str, ...]) -> str:
    more = f" and {len(cards) - _LISTED:,} more" if len(cards) > _LISTED else ""
    return f"{', '.join(cards[:_LISTED])}{more}"
