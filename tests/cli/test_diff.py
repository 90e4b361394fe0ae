"""``quiz diff`` on the command line."""

import json
from io import StringIO
from pathlib import Path

import pytest

from quiz.cli.colour import painter
from quiz.cli.main import main
from tests.conftest import BUILTIN
from tests.support.decks import write_deck
from tests.support.repository import begin, commit

OLD = (
    "facts:\n"
    "  - {id: sky, text: 'On a clear day and on a clear night, the sky over the sea and over the land is {blue}.'}\n"
    "  - {id: gone, text: 'The {moon} is round.'}\n"
    "  - {id: grass, text: 'Grass in a field is {green}.'}\n"
)
NEW = (
    "facts:\n"
    "  - {id: sky, text: 'On a clear day and on a clear night, the sky over the sea and over the land is {grey}.'}\n"
    "  - {id: lawn, text: 'Grass in a field is {green}.'}\n"
    "  - {id: new, text: 'The sun is {hot}.'}\n"
)


def two(folder: Path) -> tuple[str, str]:
    """Write both versions under one name into two folders."""
    for name in ("a", "b"):
        (folder / name).mkdir()
    return str(write_deck(folder / "a", OLD)), str(write_deck(folder / "b", NEW))


def test_what_costs_learners_comes_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Removed cards, other answers and other ids come before the rest, with advice, within 80 columns."""
    assert main(["diff", *two(tmp_path)]) == 1
    shown = capsys.readouterr().out
    heads = [shown.index(head) for head in ("Removed: 1", "Another answer: 1", "Another id: 1", "Added: 1")]
    assert heads == sorted(heads)
    assert "grass is now lawn" in shown
    assert "keep the old id" in shown
    assert "- blue" in shown
    assert "+ grey" in shown
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert "\x1b" not in shown


def test_the_status_is_that_of_diff(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0 is the same, 1 differs, 2 is unusable; data are printed for programs."""
    old, new = two(tmp_path)
    assert main(["diff", old, old]) == 0
    assert "the same for learners" in capsys.readouterr().out
    assert main(["diff", BUILTIN, BUILTIN, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["same"]
    assert main(["diff", old, new, "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert [card["fact"] for card in data["removed"]] == ["gone"]
    assert main(["diff", old, str(write_deck(tmp_path, "facts: ["))]) == 2
    assert main(["diff", old]) == 2
    assert main(["diff", old, new, "--git", "HEAD"]) == 2
    assert all(line.startswith("quiz: ") for line in capsys.readouterr().err.splitlines())


def test_a_deck_is_compared_with_what_git_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A revision is named with ``--git``, or before a path; an error in it is told with its revision."""
    folder = begin(tmp_path / "repo")
    monkeypatch.chdir(folder)
    write_deck(folder, "facts: [")
    commit(folder)
    write_deck(folder, OLD)
    commit(folder)
    write_deck(folder, NEW)
    assert main(["diff", "--git", "HEAD", "small.yaml"]) == 1
    assert "HEAD:small.yaml → small.yaml" in capsys.readouterr().out
    commit(folder)
    assert main(["diff", "--git", "HEAD", "small.yaml"]) == 0
    assert main(["diff", "HEAD~1:small.yaml", "HEAD:small.yaml"]) == 1
    assert main(["diff", "HEAD~2:small.yaml", "small.yaml"]) == 2
    assert "quiz: HEAD~2:small.yaml:7:1: not YAML" in capsys.readouterr().err
    assert main(["diff", "--git", "nope", "small.yaml"]) == 2
    assert "there is no revision 'nope'" in capsys.readouterr().err


def test_colours_are_for_terminals_that_want_them(tmp_path: Path) -> None:
    """A stream that is no terminal, NO_COLOR and a dumb terminal get the text alone."""

    class Terminal(StringIO):
        """A stream that says it is a terminal."""

        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    assert painter(terminal, {})("red", "x") == "\x1b[31mx\x1b[0m"
    assert painter(terminal, {"NO_COLOR": "1"})("red", "x") == "x"
    assert painter(terminal, {"TERM": "dumb"})("red", "x") == "x"
    with (tmp_path / "file").open("w") as file:
        assert painter(file, {})("red", "x") == "x"
