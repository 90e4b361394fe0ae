"""Fixtures that many tests share."""

import gc
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from quiz.cli.main import main
from quiz.decks.read import read_deck
from quiz.library.banks import Banks
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.model.deck import Deck
from quiz.model.question import Bank
from quiz.model.settings import Settings
from quiz.paths import Home, builtin_decks
from quiz.questions.bank import build_bank
from quiz.store.sqlite import SqliteStore
from tests.support.clock import FakeClock
from tests.support.examples import THOROUGH

BUILTIN = "pakistan-russia-defence"

# Tests start the program hundreds of times: without what is compiled kept, each start would compile it anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Some tests interrupt programs that they start, which inherit it when an interrupt is ignored, as in a background job.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# A slow machine is no failure; how long things take is measured elsewhere.
settings.register_profile("untimed", deadline=None)
settings.register_profile(THOROUGH, deadline=None, max_examples=1000)
settings.load_profile("untimed")


def pytest_xdist_auto_num_workers() -> int:
    """Run one test more at once than there are processors: some wait for programs that they start."""
    return 1 + (os.cpu_count() or 1)


def pytest_collection_finish() -> None:
    """Spare the collector of garbage what stays until the end: thousands of tests, and the modules they import."""
    gc.freeze()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Keep every test away from the data of whoever runs it."""
    folder = tmp_path / "home"
    monkeypatch.setenv("QUIZ_HOME", str(folder))
    # The parser of a command line looks for a translation of each of its words, in any language but this one.
    monkeypatch.setenv("LANGUAGE", "C")
    return Home(folder)


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock at nine in the morning of 2 March 2026, UTC."""
    return FakeClock()


@pytest.fixture(scope="session")
def deck() -> Deck:
    """Return the built-in deck on Pakistan and Russia."""
    return read_deck(builtin_decks() / f"{BUILTIN}.yaml")


@pytest.fixture(scope="session")
def bank(deck: Deck) -> Bank:
    """Return the bank of the built-in deck."""
    return build_bank(deck)


@pytest.fixture
def store(home: Home) -> Iterator[SqliteStore]:
    """Return a new store."""
    opened = SqliteStore(home.database)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def one_deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the built-in deck on Pakistan and Russia alone, whatever other decks there are."""
    folder = tmp_path_factory.mktemp("decks")
    shutil.copy(builtin_decks() / f"{BUILTIN}.yaml", folder)
    return folder


@pytest.fixture(scope="session")
def banks() -> Banks:
    """Return what generates the bank of each deck file once for all tests, and anew where the file has changed."""
    return Banks()


@pytest.fixture
def library(home: Home, one_deck: Path, store: SqliteStore, clock: FakeClock, banks: Banks) -> Library:
    """Return a library over the learner's own decks, one built-in deck and an empty store."""
    return Library(Shelf((home.decks, one_deck)), store, clock, Settings(timezone="UTC"), banks=banks)


@pytest.fixture(scope="session")
def compiled_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return a data folder in which the banks of the built-in decks are compiled."""
    home = Home(tmp_path_factory.mktemp("compiled"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUIZ_HOME", str(home.folder))
        assert main(["stats"]) == 0
    assert home.banks.exists()
    return home


@pytest.fixture
def compiled(home: Home, compiled_home: Home) -> Path:
    """Let the built-in decks have been opened before, as nearly always."""
    home.banks.parent.mkdir(parents=True)
    return Path(shutil.copy(compiled_home.banks, home.banks))
