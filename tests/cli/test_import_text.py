"""``quiz import`` of texts of other programs."""

from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.paths import Home

GIFT = """\
$CATEGORY: history

::Tomb:: Who's buried in Grant's tomb? {=Grant ~no one#Look again. =%50%his wife}

Tell of it. {}

Broken {=a
"""


def test_a_text_becomes_a_deck(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The deck is written, and what was changed or left out is told with its place; a later import makes the same."""
    path, output = tmp_path / "quiz.txt", tmp_path / "history.yaml"
    path.write_text(GIFT, "utf-8")
    assert main(["import", str(path), "-o", str(output)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told == [
        f"{output}: 1 question in the deck 'history', read as GIFT",
        f"changed: {path}:3:68: 'his wife' is wrong here; there it gives 50 % of the points",
        f"left out: {path}:5:14: an essay has no answer to compare with (feedback after '####' would be one)",
        f"left out: {path}:7:8: the '{{' is not closed (answers end with '}}' and have no blank line in them)",
    ]
    text = output.read_text("utf-8")
    date = text.splitlines()[4].rpartition(" ")[2].rstrip("}")
    assert (
        text
        == f"""\
deck: history
title: quiz
source: imported
sources:
  imported: {{title: GIFT file quiz.txt, date: {date}}}
questions:
  - id: who-s-buried-in-grant-s-2ceb85654b
    choice: Who's buried in Grant's tomb?
    answer: Grant
    wrong:
      - text: no one
        feedback: Look again.
      - his wife
    tags: [history]
    at: line 3
"""
    )
    assert main(["import", str(path), "-o", str(output)]) == 2
    assert f"{output}: exists already; --force replaces it" in capsys.readouterr().err
    assert main(["import", str(path), "-o", str(output), "--force"]) == 0
    assert output.read_text("utf-8") == text
    assert main(["check", str(output)]) < 2
    assert sorted(found.name for found in tmp_path.iterdir()) == ["history.yaml", "quiz.txt"]


def test_a_guessed_encoding_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Letters that are no Unicode are read and looked at."""
    path = tmp_path / "words.csv"
    path.write_bytes("question,answer\nGröße?,2\n".encode("latin-1"))
    assert main(["import", str(path), "-o", str(tmp_path / "w.yaml")]) == 0
    assert f"{path}: is not UTF-8 and was read as Windows-1252: look at its letters" in capsys.readouterr().out
    assert "Größe?" in (tmp_path / "w.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["x.txt", "-o", "x.yaml"], "x.txt: what format is this?"),
        (["x.txt", "-o", "x.yaml", "--from", "aiken"], "x.txt:1:1: the question has no 'ANSWER:'"),
        (["x.txt", "-o", "x.yaml", "--from", "gift"], "x.txt:1:1: a text without a question"),
        (["x.txt", "-o", "x.yaml", "--from", "csv"], "x.txt: this is no table"),
        (["x.txt", "-o", "x.yaml", "--from", "markdown"], "nothing in the file can be imported, read as Markdown"),
        (["x.txt", "-o", "x.yaml", "--from", "hashcards"], "nothing in the file can be imported, read as hashcards"),
        (["x.txt", "-o", "x.yaml", "--from", "anki"], "x.txt: this is no Anki package"),
        (["x.txt", "-o", "x.txt"], "a deck's name ends in .yaml"),
        (["x.txt", "--into-memory"], "'--into-memory' takes over progress, which only packages of Anki hold"),
        (["book.xlsx", "-o", "x.yaml"], "book.xlsx: is no text but a zip, such as an Excel workbook"),
        (["nope.txt", "-o", "x.yaml"], "nope.txt: cannot be read: no such file"),
        (["empty.md", "-o", "x.yaml"], "empty.md: there is no question in it, read as Markdown"),
    ],
)
def test_what_cannot_be_imported_is_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    says: str,
) -> None:
    """A file that is not understood is one line and status 2, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    Path("x.txt").write_text("Just words.\n", "utf-8")
    Path("book.xlsx").write_bytes(b"PK\x03\x04")
    Path("empty.md").write_text("\n", "utf-8")
    assert main(["import", *arguments]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1
    assert not Path("x.yaml").exists()


def test_progress_hangs_on_the_ids_of_the_text(tmp_path: Path, home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    """A deck that is imported again after another question was put first has the same ids and one more."""
    path, output = tmp_path / "q.md", tmp_path / "q.yaml"
    path.write_text("Q: One?\nA: first\n", "utf-8")
    assert main(["import", str(path), "-o", str(output)]) == 0
    before = {line for line in output.read_text("utf-8").splitlines() if "id:" in line}
    path.write_text("Q: Zero?\nA: none\n\nQ: One?\nA: the first\n", "utf-8")
    assert main(["import", str(path), "-o", str(output), "--force"]) == 0
    after = {line for line in output.read_text("utf-8").splitlines() if "id:" in line}
    assert before < after
    assert len(after) == 2
