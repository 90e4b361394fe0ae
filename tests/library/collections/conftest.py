"""A folder with decks, a repository, and the collections of the data folder."""

from pathlib import Path

import pytest

from quiz.library.collections.manage import Collections
from quiz.paths import Home
from tests.support.decks import write_deck
from tests.support.repository import begin, commit

BODY = "facts:\n  - {id: a, text: 'The sky is {blue}.'}\n"


@pytest.fixture
def collections(home: Home) -> Collections:
    """Return the collections of the data folder, which has none."""
    return Collections(home.collections)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a deck in a sub-folder, a README, and YAML that is no deck."""
    folder = tmp_path / "space decks"
    (folder / "more").mkdir(parents=True)
    (folder / ".github").mkdir()
    write_deck(folder / "more", BODY)
    (folder / "README.md").write_text("About.", encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (folder / ".github" / "ci.yml").write_text("on: push\n", encoding="utf-8")
    return folder


@pytest.fixture
def repository(folder: Path) -> Path:
    """Return the folder as a repository."""
    begin(folder)
    commit(folder)
    return folder


def installed(home: Home) -> list[str]:
    """Return everything in the folder of collections that is not hidden."""
    return sorted(path.name for path in home.collections.iterdir()) if home.collections.exists() else []
