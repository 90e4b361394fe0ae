"""YAML as nodes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.decks.nodes import Items, Scalar, Table, parse, read_text
from quiz.errors import DeckError, QuizError
from quiz.model.limits import Limits


def problem(text: str) -> str:
    """Return the first problem of a text that is refused."""
    with pytest.raises(DeckError) as refused:
        parse(text, "deck.yaml")
    return str(refused.value.problems[0])


def test_every_scalar_stays_text() -> None:
    """Norway stays NO, a time stays a time, a version keeps its zero."""
    node = parse("[NO, 1:30, 1.10, 0x10, ~, 2014-01, null]", "deck.yaml")
    assert isinstance(node, Items)
    assert [item.value for item in node.items if isinstance(item, Scalar)] == [
        "NO", "1:30", "1.10", "0x10", "~", "2014-01", "null",
    ]  # fmt: skip


def test_nodes_know_where_they_stand() -> None:
    """Keys and values carry file, line and column, counted from one."""
    node = parse("a:\n  - x: 'é'\n", "deck.yaml")
    assert isinstance(node, Table)
    items = node.entries[0][1]
    assert isinstance(items, Items)
    inner = items.items[0]
    assert isinstance(inner, Table)
    key, value = inner.entries[0]
    assert (str(key.mark), str(value.mark)) == ("deck.yaml:2:5", "deck.yaml:2:8")


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        ("a: 1\nb: 2\na: 3\n", "deck.yaml:3:1", "'a' stands twice (first on line 1)"),
        ("a: &x 1\nb: *x\n", "deck.yaml:1:4", "the anchor '&x'"),
        ("a: *x\n", "deck.yaml:1:4", "the alias '*x'"),
        ("a: !!python/object:os.system x\n", "deck.yaml:1:4", "the tag"),
        ("a: 1\n---\nb: 2\n", "deck.yaml:2:1", "a second document"),
        ("a:\n\t- b\n", "deck.yaml:2:1", "indent with spaces, not tabs"),
        ("a: b: c\n", "deck.yaml:1:5", "put a text that contains ': ' in quotes"),
        ("[1, 2]: x\n", "deck.yaml:1:1", "a key that is no plain text"),
        ("", "deck.yaml:1:1", "the file is empty"),
        ("a: 'open\n", "deck.yaml:", "not YAML"),
        ("a: \x00\n", "deck.yaml:1:4", "the character U+0000 is not allowed"),
        ("[" * 20_000, "deck.yaml:", "nesting deeper than"),
    ],
)
def test_what_decks_do_not_allow_is_refused_with_a_position(text: str, where: str, says: str) -> None:
    """Broken or dangerous YAML is refused with one line that says where and why."""
    line = problem(text)
    assert line.startswith(where)
    assert says in line
    assert "\n" not in line


def test_deep_nesting_is_refused_before_it_costs() -> None:
    """Nesting is allowed up to a limit and no deeper."""
    parse("[" * Limits().depth + "]" * Limits().depth, "deck.yaml")
    assert "nesting" in problem("[" * (Limits().depth + 2) + "]" * (Limits().depth + 2))


@given(st.text(max_size=80))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    """No text makes the parser fail in another way than by telling a problem."""
    try:
        parse(text, "deck.yaml")
    except DeckError as error:
        assert error.problems


def test_files_that_are_no_utf8_are_told(tmp_path: Path) -> None:
    """A wrong encoding is told with the position of the first wrong byte."""
    path = tmp_path / "deck.yaml"
    path.write_bytes("a: x\nb: é\n".encode("latin-1"))
    with pytest.raises(DeckError, match=r"deck.yaml:2:4: the byte 0xe9 is not UTF-8 \(save it as UTF-8\)"):
        read_text(path, "deck.yaml")
    path.write_bytes("a: x".encode("utf-16"))
    with pytest.raises(DeckError, match="UTF-16"):
        read_text(path, "deck.yaml")
    path.write_bytes(b"\xef\xbb\xbfa: x")
    assert read_text(path, "deck.yaml") == "a: x"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A missing file is a user's error of one line."""
    with pytest.raises(QuizError, match=r"gone\.yaml: cannot be read: no such file"):
        read_text(tmp_path / "gone.yaml", "gone.yaml")
