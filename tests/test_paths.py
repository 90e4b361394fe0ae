"""Places for data, and files that are replaced as a whole."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.paths import Home, builtin_decks, clean, expanded, replacing, scratch, settle
from quiz.paths import home as find_home


def test_the_data_folder_can_be_moved(tmp_path: Path) -> None:
    """``QUIZ_HOME`` moves everything; without it the platform has a place."""
    moved = find_home({"QUIZ_HOME": str(tmp_path)})
    assert (moved.folder, moved.database.parent, moved.decks) == (tmp_path, tmp_path, tmp_path / "decks")
    assert find_home({}).folder.name == "factquiz"


def test_the_home_folder_of_nobody_is_no_place(tmp_path: Path) -> None:
    """A path of a user who is not known stays as it is; the data folder is not made under such a name."""
    assert expanded("~") == Path.home()
    assert expanded("~nobody-of-this-name/x") == Path("~nobody-of-this-name/x")
    with pytest.raises(OSError, match="no such user"):
        find_home({"QUIZ_HOME": "~nobody-of-this-name/x"})
    assert find_home({"QUIZ_HOME": str(tmp_path / "~x")}).folder == tmp_path / "~x"


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


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    """No file takes the name of a pipe or a device, and nothing is left beside it."""
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(os.devnull)
    for path in (pipe, link):
        with pytest.raises(OSError, match="is no file"), replacing(path) as part:
            part.write_text("new")
    assert pipe.is_fifo()
    assert link.is_char_device()
    assert sorted(tmp_path.iterdir()) == [link, pipe]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are Unicode there")
def test_a_name_of_any_bytes_can_be_replaced(tmp_path: Path, home: Home) -> None:
    """A file whose name is no text is written as any other, and its half is removed when that is killed."""
    home.folder.mkdir()
    path = tmp_path / os.fsdecode(b"x\xff.zip")
    with replacing(path) as part:
        part.write_text("new")
    assert path.read_text() == "new"
    half = tmp_path / os.fsdecode(b".y\xff.999999999.part")
    half.touch()
    home.unfinished.mkdir(exist_ok=True)
    (home.unfinished / "999999999-abc").write_bytes(os.fsencode(half))
    assert clean(home) == [half]
    assert not half.exists()


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


@pytest.mark.parametrize("survived", range(6))
def test_a_folder_and_a_file_take_their_places_together(tmp_path: Path, home: Home, survived: int) -> None:
    """A program killed after any of its moves leaves the rest to the next start; nothing is lost or left over."""
    home.folder.mkdir()
    folder = tmp_path / "decks"
    for name, text in (("x-media", "old"), ("gone", "old")):
        (folder / name).mkdir(parents=True)
        (folder / name / "a").write_text(text)
    (folder / "x.yaml").write_text("old")
    code = (
        "import os, signal; from pathlib import Path; from quiz.paths import scratch, settle\n"
        f"left, move = {survived}, Path.replace\n"
        "def replace(self, target):\n"
        "    global left\n"
        "    left < 1 and os.kill(os.getpid(), signal.SIGKILL)\n"
        "    left -= 1\n"
        "    return move(self, target)\n"
        "Path.replace = replace\n"
        f"with scratch('.x', Path({str(folder)!r})) as place:\n"
        "    (place / 'x-media').mkdir(); (place / 'x-media' / 'b').write_text('new')\n"
        "    (place / 'x.yaml').write_text('new'); settle(place, ['x-media', 'gone', 'x.yaml'])\n"
    )
    killed = subprocess.run([sys.executable, "-c", code], check=False)
    assert killed.returncode == (-signal.SIGKILL if survived < 4 else 0)
    clean(home)
    found = {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}
    assert found == {"x.yaml": "new", "x-media/b": "new"}
    assert sorted(path.name for path in folder.iterdir()) == ["x-media", "x.yaml"]
    assert list(home.unfinished.iterdir()) == []


def test_what_cannot_take_its_place_leaves_everything_as_it_was(tmp_path: Path) -> None:
    """After an error at the last of several moves, the earlier ones are taken back."""
    (tmp_path / "x-media").mkdir()
    (tmp_path / "x-media" / "a").write_text("old")
    (tmp_path / "x.yaml").mkdir()
    with pytest.raises(OSError, match="directory"), scratch(".x", tmp_path) as place:  # noqa: PT012 - a with block
        (place / "x-media").mkdir()
        (place / "x.yaml").write_text("new")
        settle(place, ["x-media", "x.yaml"])
    assert (tmp_path / "x-media" / "a").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x-media", "x.yaml"]


@pytest.mark.parametrize("name", ["..", "/etc", "a/b", ""])
def test_a_note_moves_nothing_elsewhere(tmp_path: Path, home: Home, name: str) -> None:
    """Whatever a note says, nothing is moved but from a scratch folder to beside it."""
    home.unfinished.mkdir(parents=True)
    place = tmp_path / "in" / "x-999999999-abc"
    (place / "a").mkdir(parents=True)
    (place / "a" / "b").write_text("mine")
    (home.unfinished / "999999999-abc.settling").write_text(f"{place}\0+{name}\0-{name}")
    clean(home)
    assert (place / "a" / "b").read_text() == "mine"
    assert [path.name for path in (tmp_path / "in").iterdir()] == [place.name]


def test_a_note_removes_nothing_but_what_is_made_here(tmp_path: Path, home: Home) -> None:
    """Whatever a note in the data folder says, files of other names stay."""
    home.unfinished.mkdir(parents=True)
    mine = tmp_path / "letter.txt"
    mine.write_text("Dear")
    (home.unfinished / "999999999-abc").write_text(str(mine))
    assert clean(home) == []
    assert mine.exists()
