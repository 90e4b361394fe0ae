"""``quiz export``: what it writes and what it tells."""

import re
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.interop.exports.registry import TARGETS
from quiz.library.library import Library
from quiz.paths import Home
from tests.conftest import BUILTIN
from tests.support.clock import FakeClock
from tests.support.decks import write_deck
from tests.support.learner import study_all

BODY = """\
facts:
  - {id: a, tags: [x], visit: {who: Ann, to: Rome, when: 2001}}
  - {id: b, visit: {who: Ben, to: Lima, when: 2011}}
"""


def rows(package: Path, query: str) -> list[tuple[object, ...]]:
    """Read rows of a package."""
    with zipfile.ZipFile(package) as archive:
        archive.extract("collection.anki2", package.parent)
    with closing(sqlite3.connect(package.parent / "collection.anki2")) as db:
        return db.execute(query).fetchall()


def test_an_export_tells_what_became_of_the_last_one(
    tmp_path: Path, home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first export tells its notes; later ones what is new, changed, gone, and that a deck was renamed."""
    target = tmp_path / "d.apkg"
    path = write_deck(tmp_path, BODY)
    command = ["export", str(path), "--to", "anki", "-o", str(target)]
    assert main(command) == 0
    assert capsys.readouterr().out == f"{target}: 6 notes\n"
    assert home.anki.exists()
    assert main(command) == 0
    assert capsys.readouterr().out == f"{target}: 6 notes, 0 new and 0 changed since the last export\n"
    text = path.read_text("utf-8").replace("title: A small deck", "title: A tiny deck")
    path.write_text(text[: text.index("  - {id: b")], encoding="utf-8")
    assert main([*command, "--keep-removed"]) == 0
    told = capsys.readouterr().out
    assert "'A small deck' at the last export and is 'A tiny deck' now" in told
    assert "3\n  small/b/who\n  small/b/to\n  small/b/when\n" in told
    assert "tag:factquiz::removed" in told
    assert len(rows(target, "SELECT 1 FROM notes WHERE tags LIKE '% factquiz::removed %'")) == 3


def test_tags_and_decks_are_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tags can be left out, chosen and added; cards can go into sub-decks, suspended."""
    target = tmp_path / "d.apkg"
    command = ["export", str(write_deck(tmp_path, BODY)), "--to", "anki", "-o", str(target)]
    assert main([*command, "--tags", "none", "--tag", "mine", "--subdecks", "tag", "--suspended"]) == 0
    assert "Import any learning progress" in capsys.readouterr().out
    assert set(rows(target, "SELECT tags FROM notes")) == {(" mine ",)}
    assert set(rows(target, "SELECT queue FROM cards")) == {(-1,)}
    assert "A small deck::x" in str(rows(target, "SELECT decks FROM col"))
    for arguments, says in (
        (["--tags", "deck,kinds"], "cannot be tagged with 'kinds' (did you mean 'kind'?)"),
        (["--tag", "a b"], "'a b' cannot be a tag in Anki: no spaces"),
        (["--progress", "--format", "choice"], "progress goes with one note a card"),
    ):
        assert main([*command, *arguments]) == 2
        assert says in capsys.readouterr().err


def test_progress_goes_with_the_cards(
    tmp_path: Path, library: Library, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --progress memory and reviews are in the package, and it is told when Anki takes them."""
    study_all(library.study([BUILTIN]), clock, knows=True)
    target = tmp_path / "d.apkg"
    assert main(["export", BUILTIN, "--to", "anki", "-o", str(target), "--progress"]) == 0
    told = capsys.readouterr().out
    studied = len(library.store.memories(BUILTIN))
    assert f"With the memory of {studied} cards" in told
    assert "first import of a card only" in told
    assert len(rows(target, "SELECT 1 FROM cards WHERE reps > 0")) == studied
    assert len(rows(target, "SELECT 1 FROM revlog")) == len(list(library.store.reviews(BUILTIN)))


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_other_formats_tell_what_they_carry(tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str) -> None:
    """Each format writes the same file each time, tells how much is in it, and lists what is not."""
    path = tmp_path / f"d{TARGETS[target].suffix}"
    command = ["export", BUILTIN, "--to", target, "-o", str(path)]
    assert main(command) == 0
    first, told = path.read_bytes(), capsys.readouterr().out
    assert told.startswith(f"{path}: ")
    assert main([*command, "--list"]) == 0
    assert path.read_bytes() == first
    every = capsys.readouterr().out
    assert "(--list lists all)" not in every
    counted = sum(
        int(count) for count in re.findall(r"^(?:Not in the file|In the file, but): (\d+)", every, re.MULTILINE)
    )
    assert len(re.findall(rf"^  {BUILTIN}/", every, re.MULTILINE)) == counted


def test_an_exam_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An exam for paper has as many versions, questions and points as were asked for."""
    path = tmp_path / "exam.html"
    command = ["export", BUILTIN, "--to", "print", "-o", str(path)]
    assert main([*command, "--versions", "2", "--questions", "7", "--points", "2", "--seed", "3"]) == 0
    assert capsys.readouterr().out.startswith(f"{path}: 7 questions in 2 versions, 14 points.")
    page = path.read_text("utf-8")
    assert page.count('<p class="stem">') == 14
    assert main([*command, "--questions", "9999"]) == 0
    assert "(9999 were asked for)" in capsys.readouterr().out


def test_a_printed_exam_tells_the_facts_that_it_does_not_ask(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where fewer questions are drawn than wanted, each fact that is left out is named with the reason."""
    deck = write_deck(
        tmp_path,
        "questions:\n"
        "  - {id: melt, typed: What is molten rock called above the ground?, answer: lava}\n"
        "  - {id: cold, typed: What does lava become?, answer: basalt}\n"
        "  - {id: why, flip: Why does the ground shake?, answer: It is pushed from below}\n",
    )
    command = ["export", str(deck), "--to", "print", "-o", str(tmp_path / "exam.html")]
    assert main(command) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].endswith("1 question in 1 version, 1 point. Print it from a browser.")
    assert "Not in the exam: 1 fact: only recalled, and graded by the learner" in told
    assert told[told.index("Not in the exam: 1 fact: only recalled, and graded by the learner") + 1] == "  small/why"
    assert "Not in the exam: 1 fact: would tell an answer that is asked for, or have its own told" in told
    assert main([*command, "--questions", "1"]) == 0
    assert "Not in the exam" not in capsys.readouterr().out


def test_what_cannot_be_exported_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An option of another format, a number out of bounds, nothing to export and no such folder are told in a line."""
    deck, path = str(write_deck(tmp_path, BODY)), tmp_path / "out"
    for arguments, says in (
        (["--to", "gift", "--subdecks", "kind"], "--subdecks goes with --to anki, not with --to gift"),
        (["--to", "print", "--suspended"], "--suspended goes with --to anki, not with --to print"),
        (["--to", "csv", "--seed", "0"], "--seed goes with --to print, not with --to csv"),
        (["--to", "anki", "--versions", "2"], "--versions goes with --to print, not with --to anki"),
        (["--to", "anki", "--list"], "--list goes with other formats"),
        (["--to", "print", "--versions", "27"], "--versions: 27 is no number from 1 to 26"),
        (["--to", "gift", "--format", "multi"], "there is no question to export of the format multi"),
        (["--to", "aiken", "--format", "typed"], "Aiken can carry none of these questions"),
        ([deck, "--to", "gift"], "'small' is there twice: name each deck once"),
        (["--to", "gift", "-o", str(tmp_path / "none" / "x")], "cannot be written: no such file"),
        (["--to", "gift", "-o", str(tmp_path)], "is no name for a file"),
    ):
        assert main(["export", "-o", str(path), deck, *arguments]) == 2
        assert says in capsys.readouterr().err
        assert not path.exists()
