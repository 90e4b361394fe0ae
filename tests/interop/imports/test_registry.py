"""Which format a file is."""

import pytest

from quiz.cli.arguments import IMPORTED
from quiz.errors import QuizError
from quiz.interop.imports.registry import FORMATS, format_of
from quiz.interop.imports.text_file import TextFile


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.gift", "anything", "gift"),
        ("a.TSV", "anything", "csv"),
        ("a.txt", "Q? {=a ~b}", "gift"),
        ("a.txt", "::x:: It is. {T}", "gift"),
        ("a.txt", "Q?\nA) a\nB) b\nANSWER: A", "aiken"),
        ("a.txt", "<?xml version='1.0'?>\n<quiz>Q? {=a}</quiz>", "moodle-xml"),
        ("a.txt", "Hund\tdog\nKatze\tcat", "csv"),
        ("a.txt", "#separator:tab\na\tb", "csv"),
        ("a.txt", "question;answer\na;b", "csv"),
        ("a.txt", "Q: a\nA: b", "hashcards"),
        ("a.md", "Q: a\nA: b\n\nC: [x] y", "hashcards"),
        ("a.md", "## Head\nQ: a\nA: b", "markdown"),
        ("a.txt", "## Head?\nIt.", "markdown"),
        ("a.txt", "one :: two", "markdown"),
        ("a.md", "Just words.", "markdown"),
    ],
)
def test_a_file_is_known_by_its_name_or_its_text(name: str, text: str, found: str) -> None:
    """An ending that means one format decides, else the text does."""
    assert format_of(TextFile(name, text)).name == found


def test_a_deck_is_no_import() -> None:
    """A YAML file is told to be a deck already."""
    with pytest.raises(QuizError, match=r"x\.yaml: a deck needs no import"):
        format_of(TextFile("x.yaml", "deck: x\n"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "Just words.",
            "what format is this? it looks like none that is known; say it with --from (gift, ",
        ),
        ("Q? {=a}\n\nQ?\nA) a\nB) b\nANSWER: A", "it could be gift or aiken; say it with --from (gift, aiken)"),
    ],
)
def test_a_file_that_is_not_clear_is_told_with_the_choices(text: str, says: str) -> None:
    """One line says what it could be, and how to say it."""
    with pytest.raises(QuizError) as refused:
        format_of(TextFile("a.txt", text))
    assert says in str(refused.value)


def test_every_format_can_be_named() -> None:
    """The command line names the formats that there are."""
    assert ("anki", *(one.name for one in FORMATS)) == IMPORTED
