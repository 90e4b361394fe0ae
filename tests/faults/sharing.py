"""Exchanging with another machine while the program is killed."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.library.sync import sync
from quiz.model.settings import Settings
from quiz.paths import Home
from quiz.store.sqlite import SqliteStore
from tests.faults import studying
from tests.faults.kind import Judged, Kind, Say, damage, leftovers, place
from tests.support.clock import FakeClock


def _prepare(folder: Path) -> None:
    studying.prepare(folder)
    (folder / "shared").mkdir()


def _share(folder: Path, say: Say) -> None:
    library, _ = studying.open_library(folder)
    for number, (_, review) in enumerate(studying.steps(folder)):
        if number % 5 == 4:
            sync(library, library.store, place(folder), folder / "shared")
            say(review)


def _judge(folder: Path, said: Sequence[str], kills: int) -> Judged:
    """Sync once more, then let a new machine take everything over: it has to know what the killed one does."""
    faults = leftovers(folder)
    if not place(folder).database.exists():
        return Judged((), tuple(faults))
    known = []
    for home in (place(folder), Home(folder / f"fresh{kills}")):
        with closing(SqliteStore(home.database)) as store:
            library = Library(Shelf((place(folder).decks,)), store, FakeClock(), Settings(timezone="UTC"))
            sync(library, store, home, folder / "shared")
            known.append((store.memories("small"), {review.id for review in store.reviews()}))
        faults += damage(home.database)
    if known[0] != known[1]:
        faults.append(f"a new machine knows something else after {kills} kills")
    return Judged(tuple(f"answer {review}" for review in said if review not in known[1][1]), tuple(faults))


SHARING = Kind("sharing", _prepare, _share, _judge)
