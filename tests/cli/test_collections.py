"""``quiz add``, ``quiz update``, ``quiz decks`` and ``quiz remove`` on the command line."""

import json
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.paths import Home
from tests.support.decks import HEAD, write_deck
from tests.support.repository import begin, commit
from tests.support.terminal import typed

BODY = "facts:\n  - {id: a, text: 'The sky is {blue}.'}\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with two decks, one of them with the id of a built-in one."""
    folder = begin(tmp_path / "space")
    write_deck(folder, BODY)
    (folder / "elements.yaml").write_text(HEAD.replace("deck: small", "deck: elements") + BODY, encoding="utf-8")
    commit(folder)
    return folder


def test_a_collection_comes_is_updated_and_goes(
    repository: Path, capsys: pytest.CaptureFixture[str], home: Home
) -> None:
    """Each command tells what it did, which decks it hides, and what an update means for what was learnt."""
    assert main(["add", repository.as_uri()]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("space: 2 decks installed\n")
    assert "the deck 'elements' is taken from 'space', which hides that of 'Built in'" in shown
    assert main(["update"]) == 0
    assert capsys.readouterr().out == "space: up to date\n"
    write_deck(repository, BODY.replace("blue", "grey"))
    (repository / "elements.yaml").unlink()
    commit(repository)
    for flags, says in ((["--dry-run"], "would be updated"), ([], "updated")):
        assert main(["update", *flags]) == 0
        shown = capsys.readouterr().out
        assert shown.startswith(f"space: {says}\n")
        assert "  small: 1 card with another answer\n    a, 1: blue → grey\n" in shown
        assert "  elements: gone; what you remember of it stays" in shown
    assert main(["bank", "small"]) == 0
    assert "grey" in capsys.readouterr().out
    assert main(["remove", "space"]) == 2
    assert "say --yes" in capsys.readouterr().err
    assert main(["remove", "space", "--yes"]) == 0
    assert list(home.collections.iterdir()) == []
    assert main(["update"]) == 0
    assert "there is no collection yet" in capsys.readouterr().out


def test_one_that_fails_does_not_keep_the_others(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every collection is tried, and each failure is one line."""
    assert main(["add", str(repository), "--name", "b"]) == 0
    assert main(["add", repository.as_uri(), "--name", "a"]) == 0
    assert main(["add", repository.as_uri(), "--name", "c"]) == 0
    write_deck(repository, "facts: [")
    commit(repository)
    capsys.readouterr()
    assert main(["update"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert [line.split(":")[1].strip() for line in shown.err.splitlines()] == [
        f"{name} stays as it is" for name in "abc"
    ]


def test_decks_are_listed_with_their_origin(repository: Path, capsys: pytest.CaptureFixture[str], home: Home) -> None:
    """The list goes by folders, says what hides what and what is broken, fits 80 columns, and is data on wish."""
    assert main(["add", repository.as_uri()]) == 0
    home.decks.mkdir(parents=True)
    (home.decks / "broken.yaml").write_text('deck: "\\e[31m"\n', encoding="utf-8")
    capsys.readouterr()
    assert main(["decks"]) == 0
    shown = capsys.readouterr().out
    heads = [line.partition(":")[0] for line in shown.splitlines() if not line.startswith(" ")]
    assert heads == ["Your decks", "space", "Built in"]
    assert f"space: {repository.as_uri()} (" in shown.replace("\n  ", " ")
    assert "broken.yaml: cannot be used" in shown
    assert "hidden by" in shown
    assert "\x1b" not in shown
    assert main(["decks", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    hidden = [entry for entry in data if entry["hidden_by"]]
    assert [(entry["id"], entry["place"]) for entry in hidden] == [("elements", ["Built in"])]
    assert [entry["error"] is not None for entry in data if entry["place"] == ["Your decks"]] == [True]


@pytest.mark.parametrize(("answer", "stays"), [("n", True), ("", True), ("y", False), ("\x04", True)])
def test_removing_asks(repository: Path, home: Home, tmp_path: Path, answer: str, *, stays: bool) -> None:
    """On a terminal nothing is removed without a yes."""
    assert main(["add", repository.as_uri()]) == 0
    status, shown = typed(["remove", "space"], answer if answer == "\x04" else f"{answer}\n", tmp_path)
    assert "Remove 'space' with 2 decks?" in shown
    assert status == (130 if answer == "\x04" else 0)
    assert (home.collections / "space").exists() == stays
