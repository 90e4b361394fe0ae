"""A session over a small deck."""

from pathlib import Path

import pytest

from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.library.study import Study
from quiz.model.settings import Settings
from quiz.store.sqlite import SqliteStore
from tests.plain.typist import MakeStudy
from tests.support.clock import FakeClock
from tests.support.decks import write_deck


@pytest.fixture
def make_study(tmp_path: Path, store: SqliteStore, clock: FakeClock) -> MakeStudy:
    """Return a way to begin a session over a small deck."""

    def make(body: str) -> tuple[Library, Study]:
        write_deck(tmp_path, body)
        library = Library(Shelf((tmp_path,)), store, clock, Settings(timezone="UTC"))
        return library, library.study(["small"])

    return make
