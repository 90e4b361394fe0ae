"""The line of a place in a file."""

from pathlib import Path

import pytest

from quiz.decks.place import around, lines_of
from quiz.errors import Mark
from quiz.text import cells


@pytest.mark.parametrize(
    ("line", "column", "shown", "before"),
    [
        ("short", 3, "short", 2),
        ("\there", 2, " here", 1),
        ("日本語 here", 5, "日本語 here", 7),
        ("Ru\u0301ssia here", 8, "Ru\u0301ssia here", 6),
        ("a\x1b[31mb", 7, "a\ufffd[31mb", 6),
        ("x" * 30 + "here" + "y" * 90, 31, "…" + "x" * 12 + "hereyy…", 13),
        ("x" * 3_000 + "here", 3_001, "…" + "x" * 15 + "here", 16),
        ("日" * 3_000 + "here" + "日" * 3_000, 3_001, "…" + "日" * 6 + "here" + "日" + "…", 13),
        ("here" + "y" * 3_000, 1, "here" + "y" * 15 + "…", 0),
        ("end", 4, "end", 3),
    ],
)
def test_the_place_is_seen(line: str, column: int, shown: str, before: int) -> None:
    """Long lines are cut around it, wide letters take two cells and combining marks none, nothing drives a terminal."""
    assert around(["first", line], Mark("f", 2, column), 20) == (shown, before)
    assert cells(shown) <= 20


def test_lines_are_those_that_marks_count(tmp_path: Path) -> None:
    """Whatever ends a line for YAML ends it here; what is gone has no lines and is not shown."""
    path = tmp_path / "a.yaml"
    path.write_bytes("\ufeffone\r\ntwo\rthree\u2028four\n".encode())
    assert lines_of(str(path)) == ["one", "two", "three", "four", ""]
    assert lines_of(str(tmp_path / "gone")) == []
    assert around(["one"], Mark("f", 2, 1), 20) is None
    assert around(["one"], Mark("f", 0, 1), 20) is None
