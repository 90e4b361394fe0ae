"""``quiz import``."""

import os
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.paths import Home
from tests.support.packages import legacy


def test_a_package_becomes_a_deck(tmp_path: Path, home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    """The deck is written and told of, and what was left out with the reason; it reads and is not replaced unasked."""
    path = legacy(
        tmp_path / "Some notes.apkg", notes=[(1, ("What: is it?", "- That.")), (1, ("x", "")), (7, ("y", "z"))]
    )
    output = tmp_path / "some.yaml"
    assert main(["import", str(path), "-o", str(output)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{output}: 1 question in the deck 'some'",
        "memory: nothing new",
        "left out: cards of 'Basic' (1): the answer is empty",
        "left out: notes (1): its note type is not in the package",
    ]
    date = output.read_text("utf-8").splitlines()[4].rpartition(" ")[2].rstrip("}")
    written = f"""\
deck: some
title: Mine
source: anki
sources:
  anki: {{title: Some notes (Anki package), date: {date}}}
questions:
  - id: n1ab5c2dbb2f4
    flip: 'What: is it?'
    answer: '- That.'
    at: Mine, note g1
"""
    assert output.read_text("utf-8").replace(_id(output), "ID") == written.replace("n1ab5c2dbb2f4", "ID")
    assert main(["import", str(path), "-o", str(output)]) == 2
    assert f"{output}: exists already; --force replaces it" in capsys.readouterr().err
    assert main(["import", str(path), "-o", str(output), "--force", "--deck", "other"]) == 0
    assert output.read_text("utf-8").startswith("deck: other\n")
    assert main(["check", str(output)]) < 2
    assert sorted(found.name for found in tmp_path.iterdir()) == ["Some notes.apkg", "home", "some.yaml"]


def _id(path: Path) -> str:
    return next(line.partition(": ")[2] for line in path.read_text("utf-8").splitlines() if "- id: " in line)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["x.apkg"], "name the deck to write with '-o DECK'"),
        (["nope", "-o", "y"], "nope: cannot be read: no such file"),
        (["x.apkg", "-o", "x.txt"], "a deck's name ends in .yaml"),
        (["x.apkg", "-o", "none/x.yaml"], "there is no folder 'none'"),
        (["nope.apkg", "-o", "x.yaml"], "nope.apkg: cannot be read: no such file"),
        ([".", "-o", "x.yaml"], "is no file"),
        (["x.apkg", "-o", "x.yaml", "--deck", "A b"], "'A b' cannot be the id of a deck"),
        (["x.apkg", "--into-memory", "--no-progress"], "choose one"),
    ],
)
def test_a_mistake_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    says: str,
) -> None:
    """A wrong name or option is one line and status 2, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    legacy(tmp_path / "x.apkg")
    assert main(["import", *arguments]) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "x.yaml").exists()


def test_progress_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--into-memory`` writes no deck; the deck is that of the file's name."""
    sql = "INSERT INTO revlog VALUES (1767700000000, 1, 3, 3, 0, 0, 9, 0);"
    path = legacy(tmp_path / "words.apkg", sql=sql, cards={"type": 2, "queue": 2, "due": 8, "ivl": 3, "reps": 1})
    assert main(["import", str(path), "--into-memory"]) == 0
    assert "memory: 1 review of 1 card taken over" in capsys.readouterr().out
    assert main(["import", str(path), "-o", str(tmp_path / "words.yaml")]) == 0
    assert "memory: nothing new" in capsys.readouterr().out


def test_a_pipe_is_not_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no file is told at once, whoever may write to it later."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert main(["import", str(pipe), "-o", str(tmp_path / "x.yaml")]) == 2
    assert capsys.readouterr().err == f"quiz: {pipe}: is no file\n"
