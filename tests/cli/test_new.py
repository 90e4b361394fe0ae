"""``quiz new`` on the command line."""

import shlex
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.decks.read import read_deck
from quiz.paths import Home
from tests.support.terminal import typed


def test_a_deck_is_begun_by_flags(tmp_path: Path, capsys: pytest.CaptureFixture[str], home: Home) -> None:
    """The flags say what the deck is; it is clean at once, and the command says how to go on."""
    path = tmp_path / "my-first.yaml"
    arguments = [
        "--title",
        "Rocks: a deck",
        "--source-title",
        "The 'book'",
        "--source-date",
        "2020",
        "--template",
        "all",
    ]
    assert main(["new", str(path.with_suffix("")), *arguments]) == 0
    shown = capsys.readouterr().out
    assert f"quiz study {path}" in shown
    assert str(home.decks) in shown
    assert main(["check", str(path)]) == 0
    deck = read_deck(path)
    assert (deck.id, deck.title) == ("my-first", "Rocks: a deck")
    assert [(source.id, source.title, source.date) for source in deck.sources.values()] == [
        ("book", "The 'book'", "2020")
    ]
    assert (tmp_path / "my-first.csv").is_file()


def test_what_to_type_next_can_be_copied(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The commands that are named are in order for a shell, whatever the file is called."""
    path = tmp_path / "my own deck.yaml"
    assert main(["new", str(path), "--title", "Mine"]) == 0
    commands = [shlex.split(line) for line in capsys.readouterr().out.splitlines() if line.startswith("  quiz ")]
    assert commands == [["quiz", command, str(path)] for command in ("preview", "check", "study")]


def test_what_is_there_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A deck file, a table, and an id that another deck has are not taken without ``--force``."""
    path = tmp_path / "x.yaml"
    path.write_text("mine", encoding="utf-8")
    assert main(["new", str(path)]) == 2
    (tmp_path / "y.csv").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path / "y"), "--template", "table"]) == 2
    assert main(["new", str(tmp_path / "z"), "--id", "elements"]) == 2
    assert "there is a deck 'elements' already" in capsys.readouterr().err
    assert sorted(file.name for file in tmp_path.glob("*.*")) == ["x.yaml", "y.csv"]
    assert path.read_text("utf-8") == (tmp_path / "y.csv").read_text("utf-8") == "mine"
    assert main(["new", str(path), "--force"]) == 0
    assert read_deck(path).id == "x"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "name the file to write"),
        (["no/x"], "no/x: there is no folder no"),
        (["x", "--id", "My Deck"], "'My Deck' cannot be an id"),
        (["x", "--source-id", "a,b"], "'a,b' cannot be an id"),
    ],
)
def test_a_mistake_is_told(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    says: str,
) -> None:
    """What cannot be written is one line, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", *arguments]) == 2
    assert capsys.readouterr().err.startswith(f"quiz: {says}")
    assert not list(tmp_path.glob("*"))


def test_the_schema_is_named_where_it_lies(tmp_path: Path) -> None:
    """A schema file beside the new deck is named in its first line, and without it only on wish."""
    assert main(["new", str(tmp_path / "a")]) == 0
    (tmp_path / "deck.schema.json").write_text("{}", encoding="utf-8")
    assert main(["new", str(tmp_path / "b")]) == 0
    first = [(tmp_path / name).read_text("utf-8").splitlines()[0] for name in ("a.yaml", "b.yaml")]
    assert [line.startswith("# yaml-language-server") for line in first] == [False, True]


def test_a_deck_is_begun_by_questions(tmp_path: Path, home: Home) -> None:
    """On a terminal the command asks, tells what cannot be, offers defaults, and writes where decks are listed."""
    status, shown = typed(["new"], "Mountain lore\nBad Id\n\nThe atlas\nx\ntab\n\n", tmp_path)
    assert status == 0, shown
    assert "'Bad Id' cannot be an id" in shown
    assert "one of: facts, table, questions, all" in shown
    deck = read_deck(home.decks / "mountain-lore.yaml")
    assert (deck.id, deck.title, len(deck.facts)) == ("mountain-lore", "Mountain lore", 5)
    assert [source.title for source in deck.sources.values()] == ["The atlas"]


@pytest.mark.parametrize(("keys", "interrupt"), [("Rocks\nrocks\n\x04", False), ("", True)])
def test_cancelling_leaves_nothing(tmp_path: Path, home: Home, keys: str, *, interrupt: bool) -> None:
    """The end of the input and ctrl+c end the questions, and no file is there."""
    folder = tmp_path / "here"
    folder.mkdir()
    status, _ = typed(["new", "rocks"], keys, folder, interrupt=interrupt)
    assert status == 130
    assert not list(folder.iterdir())
    assert not home.decks.exists()


def test_questions_are_broken_between_words(tmp_path: Path, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a narrow terminal a question goes on in the next line, and so does a default for which there is no room."""
    monkeypatch.setenv("COLUMNS", "48")
    status, shown = typed(["new"], "Mountain lore\nOh No\n\n\nfacts\n\n", tmp_path)
    assert status == 0, shown
    asked, _, _ = shown.partition(f"{home.decks / 'mountain-lore.yaml'}: written")
    assert "Title of the source that its facts come from\n  [My source]: " in asked
    assert "  facts      sentences with marked answers, and\n             facts of a kind\n" in asked
    assert f"File\n  [{home.decks / 'mountain-lore.yaml'}]: " in asked
