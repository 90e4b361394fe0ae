"""Writing missing ids."""

from pathlib import Path

import pytest

from quiz.decks.fix import fix_ids
from quiz.decks.read import read_deck
from tests.support.decks import deck_text, write_deck


def test_missing_ids_are_written_and_nothing_else_changes(tmp_path: Path) -> None:
    """Facts and questions without an id get one from their words; every other byte stays."""
    body = (
        "facts:   # all of them\n"
        "  - text: 'The {sky} is {blue}.'  # a comment\n"
        "    tags: [a]\n"
        "  - {visit: {who: Ann, to: Rome}}\n"
        "  - id: kept\n"
        "    text: 'The {sky} is {grey}.'\n"
        "  - text: 'The {sky} is {blue}.'\n"
        "questions:\n"
        "  - typed: Who is it?\n"
        "    answer: Ann\n"
    )
    path = write_deck(tmp_path, body)
    fix = fix_ids(path, "small.yaml")
    assert fix.ids == ("the-sky-is-blue", "ann", "the-sky-is-blue-2", "who-is-it")
    added = fix.text
    for written in fix.ids:
        assert f"id: {written}" in added
    stripped = added.replace("{id: ann, visit", "{visit")
    for written in fix.ids:
        stripped = stripped.replace(f"id: {written}\n    ", "")
    assert stripped == path.read_text("utf-8")
    path.write_text(added, encoding="utf-8")
    assert [fact.id for fact in read_deck(path).facts] == ["the-sky-is-blue", "ann", "kept", "the-sky-is-blue-2"]


@pytest.mark.parametrize("odd", ["\u0085", "\u2028", "\r\n", "\r"])
def test_odd_line_ends_do_not_move_the_ids(tmp_path: Path, odd: str) -> None:
    """Lines are counted as YAML counts them, and a byte order mark stays."""
    text = deck_text(
        f"# a comment{odd}# and more{odd}facts:{odd}  - text: 'A {{b}}.'{odd}  - {{text: 'A {{c}}.'}}{odd}"
    )
    path = tmp_path / "small.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    fix = fix_ids(path, "small.yaml")
    assert fix.ids == ("a-b", "a-c")
    path.write_bytes(fix.text.encode())
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert [fact.id for fact in read_deck(path).facts] == ["a-b", "a-c"]


def test_a_deck_in_order_stays_as_it_is(tmp_path: Path) -> None:
    """Where no id is missing, the text is the same byte for byte."""
    path = write_deck(tmp_path, "facts:\r\n  - {id: a, text: 'A {b}.'}\r\n")
    fix = fix_ids(path, "small.yaml")
    assert (fix.ids, fix.text) == ((), path.read_bytes().decode())
