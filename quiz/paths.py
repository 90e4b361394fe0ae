"""Where the program keeps its data and finds its decks."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds everything the program keeps for one learner.

    Attributes:
        folder: the data folder; it is made when something is first written.
    """

    folder: Path

    @property
    def database(self) -> Path:
        """The learner's memory and review log."""
        return self.folder / "memory.sqlite3"

    @property
    def settings(self) -> Path:
        """The learner's settings."""
        return self.folder / "settings.toml"

    @property
    def anki(self) -> Path:
        """What was exported to Anki, so that a later export tells what changed."""
        return self.folder / "anki.sqlite3"

    @property
    def banks(self) -> Path:
        """Banks of decks as they were generated; may be deleted at any time."""
        return self.folder / "cache" / "banks.sqlite3"

    @property
    def decks(self) -> Path:
        """The folder for the learner's own decks."""
        return self.folder / "decks"

    @property
    def collections(self) -> Path:
        """The folder that has a folder for each installed collection of decks."""
        return self.folder / "collections"


def home(environ: Mapping[str, str] = os.environ) -> Home:
    """Find the data folder: ``QUIZ_HOME``, else the platform's place for user data."""
    chosen = environ.get("QUIZ_HOME")
    if chosen:
        return Home(Path(chosen).expanduser())
    import platformdirs  # noqa: PLC0415 - not needed where QUIZ_HOME is set

    return Home(platformdirs.user_data_path("factquiz", appauthor=False))


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Write a file as a whole or not at all.

    Args:
        path: the file to replace or to make.

    Yields:
        A path beside it to write to; it takes the file's place at the end, and is removed
        when that is not reached.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def builtin_decks() -> Path:
    """Find the decks that come with the program, installed or in a checkout."""
    package = Path(__file__).resolve().parent
    shipped = package / "builtin_decks"
    return shipped if shipped.is_dir() else package.parent / "decks"
