"""Open what commands need: the shelf of decks and the library."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.clock import SystemClock
from quiz.compiled.cache import BankCache
from quiz.library.banks import Banks
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.model.limits import hold
from quiz.model.question import Bank
from quiz.model.settings import Settings
from quiz.paths import clean, home
from quiz.store.sqlite import SqliteStore

if TYPE_CHECKING:
    from quiz.library.filling import Background

_LARGE = 16 << 20
"""From how many bytes on bringing a database up to date takes longer than a moment."""


def open_shelf() -> Shelf:
    """Return the shelf of the learner's and the built-in decks.

    Raises:
        QuizError: the settings, which say how much is read, cannot be read themselves.
    """
    place = home()
    hold(_settings(place.settings).limits)
    return Shelf.of(place)


@contextmanager
def open_library() -> Iterator[Library]:
    """Open the learner's library, and close its store afterwards.

    Raises:
        QuizError: the settings cannot be read, or the store cannot be opened.
    """
    place = home()
    clean(place)
    settings = _settings(place.settings)
    hold(settings.limits)
    store = _store(place.database)
    cache = BankCache(place.banks)
    try:
        yield Library(Shelf.of(place), store, SystemClock(), settings, banks=Banks(cache, fill=_fill))
    finally:
        cache.close()
        store.close()


@contextmanager
def bank_cache() -> Iterator[BankCache]:
    """Open the file of compiled banks, and nothing else of the library.

    Raises:
        QuizError: the settings, which say how much is read, cannot be read themselves.
    """
    place = home()
    hold(_settings(place.settings).limits)
    cache = BankCache(place.banks)
    try:
        yield cache
    finally:
        cache.close()


def _fill(find: Callable[[], Bank | None], file: Path, name: str) -> "Background":
    """Have the whole bank of a deck file written in the background."""
    from quiz.cli.background import background  # noqa: PLC0415 - most starts find every bank written

    return background(find, file, name)


def _store(path: Path) -> SqliteStore:
    """Open the store; a large one that is brought up to date first says so, which takes seconds."""
    if not path.exists() or path.stat().st_size < _LARGE:
        return SqliteStore(path)
    from quiz.cli.progress import Progress  # noqa: PLC0415 - few learners have so much

    progress = Progress()
    try:
        return SqliteStore(path, lambda what: progress.show(f"The memory of your answers is from before: {what} …"))
    finally:
        progress.end()


def _settings(path: Path) -> Settings:
    """Read the settings; without a file nothing of what reads them is loaded."""
    try:
        path.stat()
    except FileNotFoundError:
        return Settings()
    except OSError:
        pass  # What is wrong is told where the file is read.
    from quiz.settings.read import read_settings  # noqa: PLC0415 - most learners have no settings of their own

    return read_settings(path)
