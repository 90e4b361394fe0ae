"""Share the logs with other machines through a folder: take in what they did, give what was done here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quiz.amounts import count
from quiz.errors import QuizError
from quiz.library.chances import Chances
from quiz.library.library import Library
from quiz.model.review import Memory, Review
from quiz.paths import Home
from quiz.store.interface import Store
from quiz.store.shared.entries import Entry, TakenBack
from quiz.store.shared.files import START, append, file_name, files, fits, full, read
from quiz.store.shared.interface import FilePlace, SharedLog
from quiz.store.shared.machine import machine_id, renewed

Told = Callable[[str, int], None]
"""Called now and then with what is being done, and how many are done; what it raises ends the work."""

_AT_ONCE = 4_000
"""Entries in one transaction: others can store their answers in between."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync did.

    Attributes:
        taken: entries that were new here.
        given: entries that were written for others.
        machines: files of other machines in the folder.
    """

    taken: int
    given: int
    machines: int


def sync(library: Library, store: Store, home: Home, folder: Path, told: Told = lambda _, __: None) -> Synced:
    """Exchange entries with a folder that other machines exchange theirs with.

    Where anything in a file is wrong, nothing is taken over. An interruption leaves what is done
    so far; the next time goes on from there.

    Args:
        library: the decks, and the settings that memories are reckoned with.
        store: the logs; one of the calling thread.
        home: the data folder, which holds the id of this machine.
        folder: the shared folder.
        told: hears how far it is.

    Raises:
        QuizError: the folder or a file of it cannot be used, or nothing can be stored.
    """
    if not folder.is_dir():
        msg = f"{folder}: there is no such folder to share; make it first"
        raise QuizError(msg)
    chances = Chances(library)

    def follow(memory: Memory, review: Review) -> Memory:
        return library.scheduler.follow(memory, review, chances.of(review.card) or 0.0)

    log = store.shared(str(folder.resolve()), follow)
    return _Exchange(log, home, folder, told).run()


class _Exchange:
    """One exchange under way."""

    def __init__(self, log: SharedLog, home: Home, folder: Path, told: Told) -> None:
        self._log = log
        self._home = home
        self._folder = folder
        self._told = told
        self._machine = machine_id(home)
        self._seen: set[str] = set()
        self._given = 0

    def run(self) -> Synced:
        while self._log.prepare():
            self._told("putting answers in order", 0)
        places = self._places()
        found = files(self._folder)
        self._check(found, places)
        taken = sum(self._take(path, places.get(path.name, START)) for path in found)
        while self._log.give(_AT_ONCE, self._append, self._seen):
            self._told("writing", self._given)
        others = {path.name.partition(".")[0] for path in found} - {self._machine}
        return Synced(taken, self._given, len(others))

    def _places(self) -> Mapping[str, FilePlace]:
        """Return how far each file was read; nothing when one is not what it was, since entries may be gone with it."""
        places = self._log.places()
        if all(fits(self._folder / name, place) for name, place in places.items()):
            return places
        self._log.forget()
        return {}

    def _check(self, found: Sequence[Path], places: Mapping[str, FilePlace]) -> None:
        number = 0
        for path in found:
            for _ in read(path, places.get(path.name, START)):
                number += 1
                if number % _AT_ONCE == 0:
                    self._told("checking", number)

    def _take(self, path: Path, place: FilePlace) -> int:
        """Take a file in, some entries at a time."""
        new = 0
        entries: list[Entry] = []
        for line in read(path, place):
            place = line.place
            if line.entry is not None:
                entries.append(line.entry)
            if len(entries) == _AT_ONCE:
                new += self._took(path, entries, place)
                entries = []
        if entries:
            new += self._took(path, entries, place)
        if new and path.name.startswith(f"{self._machine}."):
            # Somebody else writes under our id: a copy of this machine. It is theirs from now on.
            self._machine = renewed(self._home)
        return new

    def _took(self, path: Path, entries: list[Entry], place: FilePlace) -> int:
        self._seen.update(entry.id for entry in entries if not isinstance(entry, TakenBack))
        self._told("taking over", len(self._seen))
        return self._log.take(entries, path.name, place)

    def _append(self, entries: list[Entry], places: Mapping[str, FilePlace]) -> tuple[str, FilePlace]:
        number = 1
        while full(places.get(file_name(self._machine, number), START)):
            number += 1
        self._given += len(entries)
        path = self._folder / file_name(self._machine, number)
        return append(path, self._machine, places.get(path.name, START), entries)


def said(synced: Synced) -> str:
    """Say what a sync did."""
    others = count(synced.machines, "other machine")
    if not synced.machines:
        if not synced.given:
            return "Nothing new here, and no other machine shares this folder yet."
        return f"{_entries(synced.given)} written for your other machines: run 'quiz sync' with this folder there, too."
    if not (synced.taken or synced.given):
        return f"Nothing new, here or on {others}."
    return f"{_entries(synced.taken)} taken over from {others}, {synced.given:,} written for others."


def _entries(number: int) -> str:
    return count(number, "answer or decision", "answers and decisions")
