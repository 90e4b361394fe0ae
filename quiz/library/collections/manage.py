"""Install, update and remove collections, each as a whole or not at all."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from quiz.decks.read import read_deck
from quiz.errors import QuizError, did_you_mean
from quiz.library.changes.compare import Changes, compare
from quiz.library.collections.copying import Tell, digests
from quiz.library.collections.fetch import Fetched, fetch, published
from quiz.library.collections.origin import Origin, checked_name
from quiz.library.collections.record import read_record
from quiz.library.shelf import deck_files, subfolders
from quiz.model.deck import Deck
from quiz.paths import scratch
from quiz.text import one_line


@dataclass(frozen=True, slots=True)
class Added:
    """A collection that was installed.

    Attributes:
        name: what it is called.
        decks: its decks.
        left_out: YAML files of it that are no decks.
    """

    name: str
    decks: tuple[Deck, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update of a collection brought, or would bring.

    Attributes:
        name: the collection.
        current: whether there was nothing new.
        gone: ids of decks that it no longer has.
        new: ids of decks that it had not before.
        changes: by id what differs in decks that both versions have.
        left_out: YAML files of it that are no decks.
    """

    name: str
    current: bool
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    changes: dict[str, Changes] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()


class Collections:
    """The installed collections."""

    def __init__(self, folder: Path, tell: Tell = lambda _what, _count: None) -> None:
        """Know where they are; what an update left half done, because the machine stopped, is put back.

        Args:
            folder: has a folder for each of them.
            tell: told what is being done, and how many are done.
        """
        self._folder = folder
        self._tell = tell
        for path in subfolders(folder):
            if path.name.startswith(".") and path.name.endswith(_OLD):
                place = folder / path.name[1 : -len(_OLD)]
                if place.exists():
                    shutil.rmtree(path)
                else:
                    path.rename(place)

    def names(self) -> list[str]:
        """Return the names of all collections, sorted."""
        return [path.name for path in subfolders(self._folder) if not path.name.startswith(".")]

    def place(self, name: str) -> Path:
        """Return the folder of a collection.

        Raises:
            QuizError: there is none of this name.
        """
        if name not in self.names():
            hint = did_you_mean(name, self.names()) or "'quiz add' installs one"
            msg = f"there is no collection '{one_line(name)}' ({hint})"
            raise QuizError(msg)
        return self._folder / name

    def add(self, origin: Origin, name: str = "") -> Added:
        """Install a collection.

        Args:
            origin: where it comes from.
            name: what to call it; made of its address when empty.

        Raises:
            QuizError: the name is taken, or it cannot be fetched or used; nothing is installed.
        """
        name = checked_name(name, origin)
        if name in self.names():
            msg = f"there is a collection '{name}' already ('quiz update {name}', or another name with --name)"
            raise QuizError(msg)
        inside = self._folder.parent.resolve()
        if origin.sort == "folder" and (
            Path(origin.address).is_relative_to(inside) or inside.is_relative_to(origin.address)
        ):
            msg = f"{origin}: is part of the data folder, or holds it; choose a folder elsewhere"
            raise QuizError(msg)
        with self._fetched(name, origin) as fetched:
            fetched.folder.rename(self._folder / name)
            return Added(name, tuple(fetched.decks.values()), fetched.left_out)

    def update(self, name: str, *, dry: bool = False, force: bool = False) -> Updated:
        """Bring a collection up to date.

        Args:
            name: the collection.
            dry: whether to tell only what would change.
            force: whether files that were changed here are replaced.

        Raises:
            QuizError: it cannot be fetched or used, or was changed here; it stays as it is.
        """
        place = self.place(name)
        record = read_record(place)
        changed = _differing(record.files, digests(place))
        if changed and not force and not dry:
            more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
            msg = (
                f"'{name}' was changed here: {one_line(changed[0])}{more} (copy what you want to keep to your own "
                "decks, then --force replaces it)"
            )
            raise QuizError(msg)
        if not changed and record.revision and published(record.origin) == record.revision:
            return Updated(name, current=True)
        with self._fetched(name, record.origin) as fetched:
            if fetched.record.files == record.files and not changed:
                return Updated(name, current=True, left_out=fetched.left_out)
            updated = _compared(name, place, fetched, self._tell)
            if not dry:
                _put(fetched.folder, place)
            return updated

    def remove(self, name: str) -> None:
        """Remove a collection; what is remembered of its cards stays.

        Raises:
            QuizError: there is none of this name, or it cannot be removed.
        """
        place = self.place(name)
        with _telling(place), scratch(f".{name}", self._folder) as away:
            place.rename(away / name)

    @contextmanager
    def _fetched(self, name: str, origin: Origin) -> Iterator[Fetched]:
        """Fetch a collection into a hidden folder beside its place, which is removed unless it was moved there."""
        with _telling(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            with scratch(f".{name}", self._folder) as beside:
                try:
                    fetched = fetch(origin, beside / "new", self._tell)
                except QuizError as error:
                    msg = f"{name} stays as it is: {error}" if name in self.names() else f"{name} not added: {error}"
                    raise QuizError(msg) from error
                yield fetched


_OLD = ".old"
"""Ends the hidden name under which an update keeps the version before, until the new one is in place."""


def _put(new: Path, place: Path) -> None:
    """Put a folder in the place of another one, or leave that one there."""
    old = place.with_name(f".{place.name}{_OLD}")
    place.rename(old)
    try:
        new.rename(place)
    except BaseException:
        old.rename(place)
        raise
    shutil.rmtree(old)


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Tell what the system refuses as a user's error."""
    try:
        yield
    except OSError as error:
        msg = f"{error.filename or path}: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    return sorted(name for name in {*before, *after} if before.get(name) != after.get(name))


def _compared(name: str, place: Path, fetched: Fetched, tell: Tell) -> Updated:
    before = dict(_usable(place))
    after = fetched.decks
    changes = {deck: compare(before[deck], after[deck], tell) for deck in before if deck in after}
    return Updated(
        name,
        current=False,
        gone=tuple(deck for deck in before if deck not in after),
        new=tuple(deck for deck in after if deck not in before),
        changes={deck: found for deck, found in changes.items() if found},
        left_out=fetched.left_out,
    )


def _usable(place: Path) -> Iterator[tuple[str, Deck]]:
    """Yield the decks of an installed collection; one that was broken here has nothing to compare with."""
    for path in deck_files(place):
        try:
            deck = read_deck(path)
        except QuizError:
            continue
        yield deck.id, deck
