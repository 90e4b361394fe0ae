"""The app over an empty store."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from quiz.app.app import QuizApp
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.model.settings import Settings
from quiz.paths import Home
from quiz.store.sqlite import SqliteStore
from tests.support.clock import FakeClock
from tests.support.decks import write_deck
from tests.support.learner import study_all

MakeApp = Callable[[str], QuizApp]

ALL_FORMATS = """\
questions:
  - {id: q01, choice: Which city lies on the Tiber?, answer: Rome, wrong: [Oslo, {text: Bern, feedback: No.}, Kyiv]}
  - {id: q02, multi: Which of these numbers are primes?, answers: ["2", "3"], wrong: ["4", "6"]}
  - {id: q03, truefalse: Water boils at 90 degrees at sea level., answer: false, feedback: It boils at 100.}
  - {id: q04, cloze: "The capital of France is {Paris}."}
  - {id: q05, typed: Who painted the Mona Lisa?, answer: Leonardo da Vinci, accept: [Leonardo]}
  - {id: q06, number: How long is the road?, answer: 35 km, tolerance: 1}
  - {id: q07, date: When did it begin?, answer: 2017-08-29}
  - {id: q08, order: "In which order do they come?", items: [one, two, three]}
  - {id: q09, match: Which capital belongs to which country?, pairs: {France: Paris, Spain: Madrid, Italy: Rome}}
  - {id: q10, list: Which are the three colours?, answers: [red, green, blue]}
  - {id: q11, flip: What is the answer to everything?, answer: Forty-two}
"""


def only(*formats: str) -> str:
    """Return a deck body with the questions of some formats."""
    head, *questions = ALL_FORMATS.splitlines(keepends=True)
    return head + "".join(line for line in questions if any(f", {name}: " in line for name in formats))


@pytest.fixture
def app(library: Library) -> QuizApp:
    """Return the app with the built-in deck."""
    return QuizApp(library)


@pytest.fixture
def make_app(tmp_path: Path, store: SqliteStore, clock: FakeClock) -> MakeApp:
    """Return a way to open the app in a session over a small deck."""

    def make(body: str) -> QuizApp:
        write_deck(tmp_path, body)
        library = Library(Shelf((tmp_path,)), store, clock, Settings(timezone="UTC"))
        return QuizApp(library, library.study(["small"]))

    return make


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, datetime]:
    """Return a database in which a question of every format was answered, and the time some days later."""
    folder, clock = tmp_path_factory.mktemp("known"), FakeClock()
    write_deck(folder, ALL_FORMATS)
    home = Home(folder)
    with closing(SqliteStore(home.database)) as store:
        library = Library(Shelf((folder,)), store, clock, Settings(timezone="UTC", fuzz=False))
        study_all(library.study(["small"]), clock, knows=False)
    clock.pass_time(days=5)
    return home.database, clock.moment


@pytest.fixture
def known_library(known: tuple[Path, datetime], tmp_path: Path, home: Home, clock: FakeClock) -> Iterator[Library]:
    """Return a library with a question of every format, all of them answered some days ago."""
    database, clock.moment = known
    write_deck(tmp_path, ALL_FORMATS)
    home.folder.mkdir()
    shutil.copy(database, home.database)
    with closing(SqliteStore(home.database)) as store:
        yield Library(Shelf((tmp_path,)), store, clock, Settings(timezone="UTC", fuzz=False))
