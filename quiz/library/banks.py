"""The banks of deck files: those of small decks are written at once, those of large ones as they are asked for."""

import time
from collections.abc import Callable, Iterable
from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.compiled.cache import BankCache
from quiz.compiled.stamps import Stamp, recent, stamp, unchanged
from quiz.model.limits import Limits, hold, limits
from quiz.model.question import Bank

if TYPE_CHECKING:
    from quiz.compiled.packed import PackedBank
    from quiz.compiled.pending import Filling
    from quiz.model.deck import Deck

_TRIES = 3
"""How often a deck is read that is written at the same time."""
SMALL = 200
"""How many facts a deck may have whose whole bank is written at once, which takes some tenths of a second."""


class Banks:
    """Gives the bank of a deck file, from a cache where there is one."""

    def __init__(
        self,
        cache: BankCache | None = None,
        now: Callable[[], int] = time.time_ns,
        fill: "Callable[[Callable[[], Bank | None], Path, str], Filling] | None" = None,
    ) -> None:
        """Know the cache.

        Args:
            cache: where banks are kept; None keeps them in memory alone.
            now: tells the time by which files are stamped, in nanoseconds since the epoch.
            fill: returns what has the whole bank of a deck file kept; takes what looks for it in the cache,
                the file, and its name for positions. None where nobody does.
        """
        self._cache = cache
        self._now = now
        self._fill = fill
        self._fresh: dict[tuple[Path, str, Limits], tuple[tuple[Stamp, ...], int, Bank]] = {}

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
        key = file, name, limits()
        if key in self._fresh:
            stamps, seen, bank = self._fresh[key]
            if _still(stamps, seen):
                # What was written in the background meanwhile takes less memory, and less time to ask.
                return self._find(file, name) or bank
            del self._fresh[key]
        known = self._find(file, name)
        if known is not None:
            return known
        deck, stamps, seen = self._read(file, name)
        if len(deck.facts) + len(deck.questions) > SMALL:
            bank = self._pending(deck, file, name, stamps, seen)
        else:
            bank = _generated(deck)
            if self._cache is not None and stamps:
                kept = self._cache.keep(file, name, _packed(bank), stamps, seen, self._generate(file, name))
                if kept is not None:
                    return kept
        self._fresh[key] = stamps, seen, bank
        return bank

    def fill(self, path: Path, name: str, pack: "Callable[[Deck], PackedBank]") -> bool:
        """Keep the whole bank of a deck file, unless that is done already; False where it cannot be kept.

        Args:
            path: the deck file.
            name: the file as the user calls it, for positions.
            pack: writes the bank.

        Raises:
            QuizError: the deck cannot be used.
        """
        file = path.absolute()
        if self._cache is None or not self._cache.writable():
            return False
        if self._find(file, name) is not None:
            return True
        deck, stamps, seen = self._read(file, name)
        if not stamps:
            return False
        return self._cache.keep(file, name, pack(deck), stamps, seen, self._generate(file, name)) is not None

    def _find(self, file: Path, name: str) -> Bank | None:
        return None if self._cache is None else self._cache.find(file, name, self._generate(file, name))

    def _generate(self, file: Path, name: str) -> Callable[[], Bank]:
        """Return what writes a bank anew that turns out to be damaged later on."""

        def generate() -> Bank:
            deck = _read_deck(file, name)
            return _generated(deck) if len(deck.facts) + len(deck.questions) <= SMALL else _pending(deck, None)

        return generate

    def _pending(self, deck: "Deck", file: Path, name: str, stamps: tuple[Stamp, ...], seen: int) -> Bank:
        """Return a bank that is written as it is asked for, and have the whole of it written in the background."""
        if self._fill is None or self._cache is None or not stamps:
            return _pending(deck, None)

        within = limits()

        def look() -> Bank | None:
            hold(within)
            return self._find(file, name) if _still(stamps, seen) else None

        def find() -> Bank | None:
            # Whoever asks may have other limits by then than those the deck was read within.
            return copy_context().run(look)

        filling = self._fill(find, file, name)
        filling.begin()
        return _pending(deck, filling)

    def _read(self, file: Path, name: str) -> tuple["Deck", tuple[Stamp, ...], int]:
        """Read a deck, and tell of which files and when; of none where they do not keep still.

        What was changed just now must have the same content before and after it is read, so that the
        stamp cannot be that of another content.
        """
        before = _stamps((file,))
        for _ in range(_TRIES):
            seen = self._now()
            files: set[Path] = set()
            deck = _read_deck(file, name, files)
            stamps = _stamps((file, *sorted(files)), _media(deck))
            if stamps and all(each in before or not recent(each, seen) for each in stamps):
                return deck, stamps, seen
            before = stamps
        return deck, (), seen


def _still(stamps: Iterable[Stamp], seen: int) -> bool:
    """Tell whether files are what they were; of none it is not known."""
    known = tuple(stamps)
    return bool(known) and all(unchanged(each, seen) is not False for each in known)


def _read_deck(file: Path, name: str, files: set[Path] | None = None) -> "Deck":
    from quiz.decks.read import read_deck  # noqa: PLC0415 - a start that reads no deck need not know how

    return read_deck(file, name, files)


def _generated(deck: "Deck") -> Bank:
    from quiz.questions.bank import build_bank  # noqa: PLC0415 - a start that generates no bank need not know how

    return build_bank(deck)


def _pending(deck: "Deck", filling: "Filling | None") -> Bank:
    from quiz.compiled.pending import PendingBank  # noqa: PLC0415 - as above

    return PendingBank(deck, filling)


def _packed(bank: Bank) -> "PackedBank":
    from quiz.compiled.packed import packed, packed_bank  # noqa: PLC0415 - as above

    cards = (packed(card, bank.questions_of[card.id]) for card in bank.cards)
    return packed_bank(bank.deck, bank.title, cards, bank.names, bank.people)


def _media(deck: "Deck") -> set[Path]:
    """Return the images and audio of a deck: their content plays no part beyond their being in order."""
    media = {one.path for fact in deck.facts for one in fact.media}
    return media | {one.path for question in deck.questions for one in question.media}


def _stamps(files: Iterable[Path], media: Iterable[Path] = ()) -> tuple[Stamp, ...]:
    """Stamp files, of media no more than their sizes and times; none where one of them is gone again."""
    large = set(media)
    try:
        return tuple(stamp(path, content=path not in large) for path in files)
    except OSError:
        return ()
