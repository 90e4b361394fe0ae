"""``quiz fix`` on the command line."""

import subprocess
from pathlib import Path

import pytest

from quiz.cli.main import main
from tests.support.decks import write_deck
from tests.support.terminal import typed

BODY = "facts:\n  - text: 'The sky is {blue}.'\n"


def test_missing_ids_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``quiz fix`` makes a deck usable that only lacks ids, and is done then."""
    path = write_deck(tmp_path, BODY)
    assert main(["check", str(path)]) == 2
    assert main(["fix", str(path)]) == 0
    assert "line 7: id: the-sky-is-blue" in capsys.readouterr().out
    assert main(["check", str(path)]) == 0
    written = path.read_bytes()
    assert main(["fix", str(path)]) == 0
    assert path.read_bytes() == written
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize("flag", ["--diff", "--dry-run"])
def test_a_dry_run_prints_a_diff_that_patch_applies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], flag: str
) -> None:
    """The file stays, the status tells that something would change, and the diff leads to what would be written."""
    path = write_deck(tmp_path, BODY.rstrip("\n"))
    before = path.read_bytes()
    assert main(["fix", flag, str(path)]) == 1
    shown = capsys.readouterr()
    assert path.read_bytes() == before
    assert "2 things would change" in shown.err
    subprocess.run(["git", "apply", "-p0", "--unsafe-paths", "-"], input=shown.out, text=True, check=True, cwd="/")
    patched = path.read_bytes()
    assert patched != before
    assert main(["fix", flag, str(path)]) == 0
    path.write_bytes(before)
    assert main(["fix", str(path)]) == 0
    assert path.read_bytes() == patched


def test_several_files_are_mended_and_one_that_cannot_be_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder stands for its decks; a broken one does not keep the others from being mended."""
    write_deck(tmp_path, "facts: [", "a.yaml")
    good = write_deck(tmp_path, BODY, "b.yaml")
    assert main(["fix", str(tmp_path)]) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith("quiz: ")
    assert "a.yaml:7:1" in shown.err
    assert "id: the-sky-is-blue" in good.read_text("utf-8")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file that a link leads to is mended, and keeps its mode."""
    (tmp_path / "there").mkdir()
    path = write_deck(tmp_path / "there", BODY)
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    assert main(["fix", str(link)]) == 0
    assert link.is_symlink()
    assert "id: the-sky-is-blue" in path.read_text("utf-8")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_diff_is_clean_on_a_terminal_and_exact_in_a_pipe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What could hide or reorder text does not reach a terminal; a program gets every letter, lines as git has them."""
    write_deck(tmp_path, "# a\u202eb\u2028# c\n" + BODY)
    status, shown = typed(["fix", "--diff", "small.yaml"], "", tmp_path)
    assert status == 1
    assert " # ab# c" in shown
    assert main(["fix", "--diff", str(tmp_path / "small.yaml")]) == 1
    assert " # a\u202eb\u2028# c\n" in capsys.readouterr().out
