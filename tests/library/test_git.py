"""Versions of decks in git."""

from pathlib import Path

import pytest

from quiz.decks.read import read_deck
from quiz.errors import QuizError
from quiz.library.git import git, version
from tests.support.decks import write_deck
from tests.support.media import png
from tests.support.repository import begin, commit

TABLE = (
    "kinds:\n  k: {slots: {a: text, b: text}, sentence: '{a} has {b}.'}\n"
    "facts:\n  - {table: t.csv, kind: k, id: '{a}'}\n"
)


def test_a_deck_is_laid_out_as_it_was_with_all_beside_it(tmp_path: Path) -> None:
    """A revision of a deck in a sub-folder has the table, the images and the text of that time."""
    folder = begin(tmp_path / "repo") / "decks"
    folder.mkdir()
    (folder / "t.csv").write_text("a,b\nx,one\n", encoding="utf-8")
    path = write_deck(folder, TABLE)
    first = commit(tmp_path / "repo")
    (folder / "t.csv").write_text("a,b\nx,one\ny,two\n", encoding="utf-8")
    path.write_text(path.read_text("utf-8").replace("A small deck", "Another"), encoding="utf-8")
    commit(tmp_path / "repo")
    with version(first, path) as file:
        deck = read_deck(file)
    assert (deck.title, len(deck.facts)) == ("A small deck", 1)
    with version("HEAD", path) as file:
        assert len(read_deck(file).facts) == 2
    path.unlink()
    with version("HEAD~1", path) as file:
        assert read_deck(file).title == "A small deck"
    assert not file.exists()


@pytest.mark.parametrize(
    ("revision", "name", "says"),
    [
        ("nope", "small.yaml", "there is no revision 'nope'"),
        ("--help", "small.yaml", "'--help' is no revision"),
        ("HEAD", "other.yaml", "there is no other.yaml in the revision 'HEAD'"),
        ("HEAD", "no/small.yaml", "there is no folder"),
    ],
)
def test_what_was_not_there_is_told(tmp_path: Path, revision: str, name: str, says: str) -> None:
    """A revision, a file or a folder that does not exist is a user's error."""
    write_deck(begin(tmp_path / "repo"), TABLE)
    commit(tmp_path / "repo")
    with pytest.raises(QuizError, match=says), version(revision, tmp_path / "repo" / name):
        pass


def test_a_folder_without_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A deck outside of a repository has no revisions, and a machine may have no git."""
    path = write_deck(tmp_path, TABLE)
    with pytest.raises(QuizError, match="is in no git repository"), version("HEAD", path):
        pass
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(QuizError, match="git is needed for this, and is not installed"):
        git(["--version"])


def test_links_in_a_revision_lead_nowhere(tmp_path: Path) -> None:
    """A link in a repository is not followed when a revision is laid out."""
    folder = begin(tmp_path / "repo")
    path = write_deck(folder, "facts:\n  - {id: a, text: 'A {b}.'}\n")
    (folder / "link.png").symlink_to("/etc/passwd")
    (folder / "image.png").write_bytes(png())
    commit(folder)
    with version("HEAD", path) as file:
        assert sorted(found.name for found in file.parent.iterdir()) == ["image.png", "small.yaml"]


def test_a_command_can_be_stopped_while_it_runs(tmp_path: Path) -> None:
    """Whoever waits is called again and again, and may give up."""

    def give_up() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        git(["-c", "alias.wait=!sleep 600", "wait"], tmp_path, give_up)
