"""What comments say to the check, and what they swallow."""

import pytest

from quiz.decks.comments import read_ignores, read_swallowed


@pytest.mark.parametrize(
    ("text", "swallowed"),
    [
        ("a: issue #5\n", [("#5", 1, 10)]),
        ("a: 'issue #5'\n", []),
        ('a: "issue #5"\n', []),
        ("a: issue # five\n", []),
        ("a: issue #! x\n", []),
        ("a: issue#5\n", []),
        ("a: |\n  text #5\n", []),
        ("a: 'x' #5\n", []),
        ("a: x\n#5\n", []),
        ("a: [x, y #5\n  , z]\n", [("#5", 1, 10)]),
    ],
)
def test_a_comment_that_looks_like_text_is_found(text: str, swallowed: list[tuple[str, int, int]]) -> None:
    """It follows a text without quotes on its line, and has no space behind its sign."""
    found = [(one.text, one.mark.line, one.mark.column) for one in read_swallowed(text, "d.yaml")]
    assert found == swallowed


@pytest.mark.parametrize(
    ("text", "ignores"),
    [
        ("a: b # quiz: ignore x because of y\n", [("x", "of y", 1)]),
        ("a: b  #quiz:ignore x,y-z because we know  \n", [("x", "we know", 1), ("y-z", "we know", 1)]),
        ("# quiz: ignore x because of y\na: b\n", [("x", "of y", 2)]),
        ("a: b # quiz: ignore\n", [("", "", 1)]),
        ("a: b # quiz: ignore x\n", [("x", "", 1)]),
        ("a: b # quiz: ignored\n", []),
        ("a: |\n  # quiz: ignore x because of y\n", []),
        ('a: "# quiz: ignore x because of y"\n', []),
    ],
)
def test_ignores_are_read_from_comments(text: str, ignores: list[tuple[str, str, int]]) -> None:
    """Codes, reason and line; what stands inside of a text is none."""
    assert [(one.code, one.reason, one.line) for one in read_ignores(text, "d.yaml")] == ignores
