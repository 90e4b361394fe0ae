"""What the tests of commands share."""

import shutil
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.paths import Home


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
