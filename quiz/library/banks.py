"""The banks of deck files: generated once, and anew when a file has changed."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.compiled.cache import BankCache
from quiz.compiled.stamps import Stamp, recent, stamp, unchanged
from quiz.model.question import Bank

if TYPE_CHECKING:
    from quiz.model.deck import Deck

_TRIES = 3
"""How often a deck is read that is written at the same time."""


class Banks:
    """Gives the bank of a deck file, from a cache where there is one."""

    def __init__(self, cache: BankCache | None = None, now: Callable[[], int] = time.time_ns) -> None:
        """Know the cache.

        Args:
            cache: where banks are kept; None keeps them in memory alone.
            now: tells the time by which files are stamped, in nanoseconds since the epoch.
        """
        self._cache = cache
        self._now = now
        self._fresh: dict[tuple[Path, str], tuple[tuple[Stamp, ...], int, Bank]] = {}

    def of(self, path: Path, name: str | None = None) -> Bank:
        """Return the bank of a deck file as the file is now; the same bank as long as nothing changes.

        Args:
            path: the deck file.
            name: the file as the user calls it, for positions; the path when None.

        Raises:
            QuizError: the deck cannot be used.
        """
        name = name or str(path)
        file = path.absolute()

        def generate() -> Bank:
            return _generated(_read_deck(file, name))

        if (file, name) in self._fresh:
            stamps, seen, bank = self._fresh[file, name]
            if stamps and all(unchanged(each, seen) is not False for each in stamps):
                return bank
            del self._fresh[file, name]
        if self._cache is not None and (known := self._cache.find(file, name, generate)) is not None:
            return known
        deck, stamps, seen = self._read(file, name)
        bank = _generated(deck)
        kept = (
            self._cache.keep(file, name, bank, stamps, seen, generate) if self._cache is not None and stamps else None
        )
        if kept is None:
            self._fresh[file, name] = stamps, seen, bank
        return kept or bank

    def _read(self, file: Path, name: str) -> tuple["Deck", tuple[Stamp, ...], int]:
        """Read a deck, and tell of which files and when; of none where they do not keep still.

        What was changed just now is read once more after it was stamped, so that the stamp cannot
        be that of a later content.
        """
        seen = self._now()
        files: set[Path] = set()
        deck = _read_deck(file, name, files)
        stamps = _stamps(deck, files)
        for _ in range(_TRIES):
            if not any(recent(each, seen) for each in stamps):
                return deck, stamps, seen
            seen = self._now()
            files.clear()
            deck = _read_deck(file, name, files)
            before, stamps = stamps, _stamps(deck, files)
            if stamps == before:
                return deck, stamps, seen
        return deck, (), seen


def _read_deck(file: Path, name: str, files: set[Path] | None = None) -> "Deck":
    from quiz.decks.read import read_deck  # noqa: PLC0415 - a start that reads no deck need not know how

    return read_deck(file, name, files)


def _generated(deck: "Deck") -> Bank:
    from quiz.questions.bank import build_bank  # noqa: PLC0415 - a start that generates no bank need not know how

    return build_bank(deck)


def _stamps(deck: "Deck", files: Iterable[Path]) -> tuple[Stamp, ...]:
    """Stamp a deck and the files that it was read from; none where one of them is gone again.

    The content of images and audio plays no part beyond their being in order, and may be large.
    """
    media = {one.path for fact in deck.facts for one in fact.media}
    media |= {one.path for question in deck.questions for one in question.media}
    try:
        return tuple(stamp(path, content=path not in media) for path in (deck.path, *sorted(files)))
    except OSError:
        return ()
