"""The place of a problem in its file."""

from pathlib import Path

import pytest

from quiz.errors import Mark
from quiz.library.preview.excerpt import excerpt


def test_the_caret_stands_beneath_the_place(tmp_path: Path) -> None:
    """The line comes with its number, and the caret beneath the column."""
    path = tmp_path / "a.yaml"
    path.write_text("one\n  sorce: x\n", encoding="utf-8")
    assert excerpt(Mark(str(path), 2, 3), 40) == ("2 │   sorce: x", "  │   ^")


def test_letters_of_two_cells_and_tabs_are_counted(tmp_path: Path) -> None:
    """The caret stands right behind letters that take two cells, and a tab takes one."""
    path = tmp_path / "a.yaml"
    path.write_text("\t木星: x\n", encoding="utf-8")
    assert excerpt(Mark(str(path), 1, 4), 40) == ("1 │  木星: x", "  │      ^")


@pytest.mark.parametrize("column", [1, 50, 300, 599])
def test_of_a_long_line_the_part_around_the_place_is_shown(tmp_path: Path, column: int) -> None:
    """Both lines fit, and the caret points at the letter that the column means."""
    path = tmp_path / "a.yaml"
    line = "".join(chr(ord("a") + place % 26) for place in range(600))
    path.write_text(line, encoding="utf-8")
    found = excerpt(Mark(str(path), 1, column), 30)
    assert found is not None
    shown, caret = found
    assert len(shown) <= 30
    assert shown[len(caret) - 1] == line[column - 1]


def test_what_is_not_there_is_not_shown(tmp_path: Path) -> None:
    """A file or a line that has gone gives nothing, and what could drive the terminal is not shown."""
    path = tmp_path / "a.yaml"
    assert excerpt(Mark(str(path), 1, 1), 40) is None
    path.write_bytes(b"a\x1b[31m\xff\n")
    assert excerpt(Mark(str(path), 9, 1), 40) is None
    assert excerpt(Mark(str(path), 1, 1), 40) == (
        "1 │ a\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}",
        "  │ ^",
    )
