"""Places for data, and files that are replaced as a whole."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.paths import Home, builtin_decks, clean, replacing
from quiz.paths import home as find_home


def test_the_data_folder_can_be_moved(tmp_path: Path) -> None:
    """``QUIZ_HOME`` moves everything; without it the platform has a place."""
    moved = find_home({"QUIZ_HOME": str(tmp_path)})
    assert (moved.folder, moved.database.parent, moved.decks) == (tmp_path, tmp_path, tmp_path / "decks")
    assert find_home({}).folder.name == "factquiz"


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


def test_what_a_killed_program_leaves_is_removed_at_the_next_start(
    tmp_path: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parts of files and passing folders go, wherever they are; those of a program that runs stay."""
    home.folder.mkdir()
    code = (
        "import os, signal; from pathlib import Path; from quiz.paths import replacing, scratch\n"
        f"place = Path({str(tmp_path)!r})\n"
        "with replacing(place / 'x.zip') as part, scratch('.deck', place) as folder:\n"
        "    part.write_text('half'); (folder / 'y').write_text('half'); os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len([path for path in tmp_path.iterdir() if path.name.startswith(".")]) == 2
    with replacing(tmp_path / "mine") as part:
        part.write_text("mine")
        assert len(clean(home)) == 2
        assert part.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "mine"]
    assert list(home.unfinished.iterdir()) == []


def test_a_note_removes_nothing_but_what_is_made_here(tmp_path: Path, home: Home) -> None:
    """Whatever a note in the data folder says, files of other names stay."""
    home.unfinished.mkdir(parents=True)
    mine = tmp_path / "letter.txt"
    mine.write_text("Dear")
    (home.unfinished / "999999999-abc").write_text(str(mine))
    assert clean(home) == []
    assert mine.exists()
