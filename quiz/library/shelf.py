"""Find decks on disk and read them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.errors import QuizError, did_you_mean
from quiz.paths import Home, builtin_decks, read_file

if TYPE_CHECKING:
    from quiz.model.deck import Deck

SUFFIXES = (".yaml", ".yml")
_LOOKED_AT = 64 * 1024
"""How much of a file that cannot be used is searched for its id."""
_ID = re.compile(r"""^deck:[ \t]*["']?(?P<id>[\w-]+)""", re.MULTILINE)


OWN = "Your decks"
BUILT_IN = "Built in"
"""What the folders of the shelf are called."""


@dataclass(frozen=True, slots=True)
class Found:
    """A deck file on the shelf.

    Attributes:
        path: the file.
        error: why it cannot be used; None when it can.
        id: the deck's id; of one that cannot be used what its text says, else the file's name.
        hides: whether it cannot be used and another deck of that id is left out for it.
    """

    path: Path
    error: QuizError | None
    id: str
    hides: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folders where decks are looked for.

    Attributes:
        folders: in the order of precedence; of two decks with one id the first is taken, also when
            it cannot be used: the other would be studied and edited in its place unnoticed.
        collections: those of them that are collections, each known by its folder's name.
    """

    folders: tuple[Path, ...]
    collections: tuple[Path, ...] = ()

    @classmethod
    def of(cls, home: Home) -> "Shelf":
        """Look in the learner's own folder first, then in the collections by name, then among the built-in decks."""
        collections = tuple(path for path in subfolders(home.collections) if not path.name.startswith("."))
        return cls((home.decks, *collections, builtin_decks()), collections)

    def files(self) -> list[Path]:
        """Return every deck file, in the order of folders and names."""
        return [path for folder in self.folders for path in deck_files(folder)]

    def place(self, path: Path) -> tuple[str, ...]:
        """Return the folders that a deck file lies in, the shelf's folder first under the name it is known by."""
        for folder in self.folders:
            if path.is_relative_to(folder):
                name = BUILT_IN if folder == builtin_decks() else OWN
                if folder in self.collections:
                    name = folder.name
                return (name, *path.relative_to(folder).parts[:-1])
        return ()

    def all(self, identify: Callable[[Path], str]) -> list[Found]:
        """Find every deck; one that cannot be used is told with its error.

        Args:
            identify: tells the id of a deck file; raises ``QuizError`` for one that cannot be used.
        """
        hidden: set[str] = set()
        found = list(self._each(identify, hidden))
        return [replace(entry, hides=entry.error is not None and entry.id in hidden) for entry in found]

    def _each(self, identify: Callable[[Path], str], hidden: set[str]) -> Iterator[Found]:
        """Yield the decks, looking at no file before it is asked for; ids of those left out are put aside."""
        taken: set[str] = set()
        for path in self.files():
            entry = _identified(path, identify)
            if entry.error is None and entry.id in taken:
                hidden.add(entry.id)
                continue
            taken.add(entry.id)
            yield entry

    def ids(self) -> list[str]:
        """Read the ids of all decks that can be used."""
        return [found.id for found in self.all(lambda path: _read_deck(path).id) if found.error is None]

    def open(self, reference: str) -> "Deck":
        """Read one deck by its path or id.

        Raises:
            QuizError: there is no such deck, or it cannot be used.
        """
        read: dict[Path, Deck] = {}

        def identify(path: Path) -> str:
            read[path] = _read_deck(path)
            return read[path].id

        path, name = self.locate(reference, identify)
        return read[path] if path in read else _read_deck(path, name)

    def locate(self, reference: str, identify: Callable[[Path], str]) -> tuple[Path, str]:
        """Find one deck by its path or id.

        Args:
            reference: a path or an id.
            identify: tells the id of a deck file; raises ``QuizError`` for one that cannot be used.

        Returns:
            The file, and what the user calls it.

        Raises:
            QuizError: there is no such deck, or the one of that id cannot be used.
        """
        path = Path(reference)
        if path.suffix in SUFFIXES or path.is_file():
            return path, reference
        if path.is_dir():
            msg = f"{reference}: is a folder; name a deck file in it, or 'quiz check {reference}'"
            raise QuizError(msg)
        found = self._by_id(reference, identify)
        return found, str(found)

    def _by_id(self, deck_id: str, identify: Callable[[Path], str]) -> Path:
        known: list[str] = []
        named: QuizError | None = None
        for entry in self._each(identify, set()):
            if entry.error is None:
                known.append(entry.id)
                if entry.id == deck_id:
                    return entry.path
            elif entry.id == deck_id:
                raise entry.error
            elif entry.path.stem == deck_id:
                named = named or entry.error
        if named is not None:
            raise named
        hint = did_you_mean(deck_id, known)
        msg = f"there is no deck '{deck_id}'" + (f" ({hint})" if hint else "")
        raise QuizError(msg)


def deck_files(folder: Path) -> list[Path]:
    """Return the deck files of a folder and its subfolders, by name; what is hidden (``.github``) is left out."""
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix in SUFFIXES
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def subfolders(folder: Path) -> list[Path]:
    """Return the folders in a folder, by name; none where it does not exist."""
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def expand(references: Iterable[str], shelf: Shelf) -> Sequence[Path]:
    """Return the deck files that some paths or ids name; all on the shelf for none.

    Raises:
        QuizError: a path does not exist, a folder has no deck, or an id is not known.
    """
    chosen = list(references)
    if not chosen:
        return shelf.files()
    files: list[Path] = []
    for reference in chosen:
        path = Path(reference)
        if path.is_dir():
            found = deck_files(path)
            if not found:
                msg = f"{reference}: there is no deck file in this folder"
                raise QuizError(msg)
            files += found
        elif path.suffix in SUFFIXES or path.exists():
            files.append(path)
        else:
            files.append(shelf.open(reference).path)
    return files


def _identified(path: Path, identify: Callable[[Path], str]) -> Found:
    try:
        return Found(path, None, identify(path))
    except QuizError as error:
        return Found(path, error, _stated_id(path) or path.stem)


def _stated_id(path: Path) -> str:
    """Return the id that a deck file which cannot be used says; empty when it says none that can be seen."""
    try:
        text = read_file(path, _LOOKED_AT).decode("utf-8", "replace")
    except OSError:
        return ""
    stated = _ID.search(text)
    return stated["id"] if stated else ""


def _read_deck(path: Path, name: str | None = None) -> "Deck":
    from quiz.decks.read import read_deck  # noqa: PLC0415 - a start that reads no deck need not know how

    return read_deck(path, name)
