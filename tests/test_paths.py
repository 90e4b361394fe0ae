"""Places for data, and files that are replaced as a whole."""

from pathlib import Path

import pytest

from quiz.paths import builtin_decks, home, replacing


def test_the_data_folder_can_be_moved(tmp_path: Path) -> None:
    """``QUIZ_HOME`` moves everything; without it the platform has a place."""
    moved = home({"QUIZ_HOME": str(tmp_path)})
    assert (moved.folder, moved.database.parent, moved.decks) == (tmp_path, tmp_path, tmp_path / "decks")
    assert home({}).folder.name == "factquiz"


def test_the_built_in_decks_are_found() -> None:
    """The decks that come with the program are there."""
    assert list(builtin_decks().glob("*.yaml"))


def test_a_file_is_replaced_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    """A failure on the way keeps the old file; nothing else is left in the folder either way."""
    path = tmp_path / "file"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError), replacing(path) as part:
        part.write_text("half \udc00", encoding="utf-8")
    assert path.read_text() == "old"
    with replacing(path) as part:
        part.write_text("new")
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]
