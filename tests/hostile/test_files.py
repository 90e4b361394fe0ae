"""Files that are no files or lead elsewhere, as deck, table, image and on the shelf: one line, and no wait."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.paths import Home

HEAD = "deck: x\ntitle: X\nsource: s\nsources: {s: {title: S}}\n"
TABLE = f"""{HEAD}kinds:
  k: {{slots: {{a: name, b: name}}, sentence: "{{a}} has {{b}}."}}
facts:
  - {{table: t.csv, kind: k, id: "k-{{a}}"}}
"""
IMAGE = f"{HEAD}questions:\n  - {{id: q, flip: Which?, answer: A, image: i.png}}\n"
_REASONS = {"no such file", "does not exist", "is no file", "symbolic link", "outside", "is a directory",
            "no such device", "operation not supported", "permission denied", "no deck file"}  # fmt: skip


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def _circle(path: Path) -> None:
    path.symlink_to("other")
    path.with_name("other").symlink_to(path.name)


MAKERS: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "socket": _socket,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "terminal": lambda path: path.symlink_to("/dev/tty"),
    "folder": lambda path: path.mkdir(),
    "link to itself": lambda path: path.symlink_to(path.name),
    "circle": _circle,
    "link to nothing": lambda path: path.symlink_to("nothing"),
    "link outside": lambda path: path.symlink_to(path.parent.parent / "secret"),
    "absolute link": lambda path: path.symlink_to("/etc/passwd"),
    "not readable": lambda path: path.touch(0o000),
}
if os.name == "nt" or os.geteuid() == 0:
    del MAKERS["not readable"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder for decks, with a secret beside it."""
    (tmp_path / "secret").write_text("a,b\nroot,toor\n")
    made = tmp_path / "decks"
    made.mkdir()
    return made


@pytest.mark.parametrize("command", ["bank", "check", "study --plain", "export --to csv -o out.csv"])
@pytest.mark.parametrize(
    ("place", "sort"),
    [
        (place, sort)
        for place in ("x.yaml", "t.csv", "i.png")
        for sort in MAKERS
        # Who names a link to a deck means the deck.
        if place != "x.yaml" or sort not in {"link outside", "absolute link"}
    ],
)
def test_what_is_no_file_is_told(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    sort: str,
    command: str,
) -> None:
    """Whatever a name leads to, one line says why it cannot be used, and nothing of it is shown."""
    monkeypatch.chdir(folder)
    MAKERS[sort](folder / place)
    if place != "x.yaml":
        (folder / "x.yaml").write_text(TABLE if place == "t.csv" else IMAGE)
    first, *rest = command.split()
    assert main([first, "x.yaml", *rest]) == 2
    said = capsys.readouterr()
    told = said.err + said.out
    assert "toor" not in told
    assert "root:" not in told
    assert any(reason in told for reason in _REASONS), told
    assert place == "x.yaml" or "x.yaml:" in told
    assert said.err.count("\n") == (1 if command != "check" or place == "x.yaml" else 0)


def test_the_shelf_lives_with_all_of_them(folder: Path, home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    """Links in a circle, links to folders above, pipes and devices on the shelf keep no deck from being found."""
    home.decks.mkdir(parents=True)
    for sort, make in MAKERS.items():
        made = home.decks / sort
        made.mkdir()
        make(made / "x.yaml")
    (home.decks / "up").symlink_to(home.decks)
    (home.decks / "round").symlink_to("round")
    (home.decks / "good.yaml").write_text(IMAGE.replace(", image: i.png", "").replace("deck: x", "deck: good"))
    assert main(["bank", "good"]) == 0
    assert "Which?" in capsys.readouterr().out
    assert main(["stats", "--json"]) == 0
    assert main(["check", str(home.decks)]) == 2


@pytest.mark.parametrize(
    "name",
    ["../secret", "../../etc/passwd", "/etc/passwd", "~/secret", "t.csv/../../secret", "..", ".", "a/../../secret",
     "file:///etc/passwd", "//host/share", "C:\\secret", "..\\secret", "con", "x" * 5_000, "/dev/stdin",
     "\u202e../secret"],
)  # fmt: skip
@pytest.mark.parametrize("key", ["table", "image", "audio"])
def test_a_path_leads_nowhere_else(folder: Path, capsys: pytest.CaptureFixture[str], key: str, name: str) -> None:
    """Tables, images and audio are taken from the deck's folder alone, however their path is written."""
    deck = TABLE.replace("t.csv", f'"{_escaped(name)}"') if key == "table" else IMAGE.replace(
        "image: i.png", f'{key}: "{_escaped(name)}"'
    )  # fmt: skip
    (folder / "x.yaml").write_text(deck)
    assert main(["bank", str(folder / "x.yaml")]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "toor" not in said
    assert "x.yaml:" in said
    assert len(said) < 12_000


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").encode("ascii", "backslashreplace").decode()
