"""The README: what it shows is what happens."""

import re
from pathlib import Path

import pytest

from quiz.decks.read import read_deck
from quiz.questions.bank import build_bank
from tests.support.checking import check_deck

README = Path(__file__).parent.parent / "README.md"


def blocks(language: str) -> list[str]:
    """Return the fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README.read_text("utf-8"), re.DOTALL | re.MULTILINE)


@pytest.fixture
def deck_file(tmp_path: Path) -> Path:
    """Write the README's deck and the table beside it."""
    (deck,), (table,) = blocks("yaml"), blocks("csv")
    (tmp_path / "moons.csv").write_text(table, encoding="utf-8")
    path = tmp_path / "space.yaml"
    path.write_text(deck, encoding="utf-8")
    return path


def test_the_deck_of_the_readme_is_clean(deck_file: Path) -> None:
    """The example uses all four ways to write, and the check finds nothing in it."""
    assert check_deck(deck_file) == []
    deck = read_deck(deck_file)
    assert [fact.id for fact in deck.facts] == [
        "landing",
        "orbiter",
        "moon-phobos",
        "moon-titan",
        "moon-europa",
        "moon-triton",
    ]
    assert [question.id for question in deck.questions] == ["lander"]


def test_the_deck_of_the_readme_makes_the_questions_one_expects(deck_file: Path) -> None:
    """Each way to write makes its natural questions."""
    stems = {question.stem for question in build_bank(read_deck(deck_file)).questions}
    assert {
        "Who was the first to walk on the Moon?",
        "Who held the post of command module pilot in 1969?",
        "Which planet has the moon Titan?",
        "Which craft landed on the Moon in July 1969?",
    } <= stems


def test_the_two_commands_come_first() -> None:
    """The first two bash blocks set everything up: one opens the app, one passes the tests."""
    first, second = blocks("bash")
    assert first.rstrip().endswith(".venv/bin/quiz")
    assert second.rstrip().endswith(".venv/bin/pytest")
    picture = "tests/app/__snapshots__/test_snapshots/test_screen-feedback-wrong-80x24-dark.svg"
    assert picture in README.read_text("utf-8")
