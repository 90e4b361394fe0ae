"""The learner's editor: how each one is told the line."""

import os

import pytest

from quiz.app.editor import command_line
from quiz.errors import QuizError


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vim", ["vim", "+7", "a b.yaml"]),
        ("/usr/bin/nvim -p", ["/usr/bin/nvim", "-p", "+7", "a b.yaml"]),
        ("nano", ["nano", "+7", "a b.yaml"]),
        ("emacsclient -t", ["emacsclient", "-t", "+7", "a b.yaml"]),
        ("kak", ["kak", "+7", "a b.yaml"]),
        ("micro", ["micro", "+7", "a b.yaml"]),
        ("code", ["code", "--wait", "--goto", "a b.yaml:7"]),
        ("code --wait", ["code", "--wait", "--goto", "a b.yaml:7"]),
        ("codium -w", ["codium", "-w", "--goto", "a b.yaml:7"]),
        ("hx", ["hx", "a b.yaml:7"]),
        ("subl", ["subl", "--wait", "a b.yaml:7"]),
        ("kate", ["kate", "--line", "7", "a b.yaml"]),
        ("'my editor' -x", ["my editor", "-x", "a b.yaml"]),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows has paths of its own")
def test_an_editor_opens_at_the_line(editor: str, command: list[str]) -> None:
    """Each editor is told the line as it wants it; one that is not known opens the file."""
    assert command_line({"EDITOR": editor}, "a b.yaml", 7) == command


def test_visual_goes_before_editor() -> None:
    """$VISUAL is taken first, and one that is blank counts as not set."""
    assert command_line({"VISUAL": "vi", "EDITOR": "ed"}, "x", 1)[0] == "vi"
    assert command_line({"VISUAL": " ", "EDITOR": "ed"}, "x", 1) == ["ed", "x"]


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({}, "no editor is set (set $EDITOR, for example: export EDITOR=nano)"),
        ({"EDITOR": "vim 'x"}, "$EDITOR cannot be read: no closing quotation"),
    ],
)
def test_what_is_missing_is_told(environment: dict[str, str], message: str) -> None:
    """One line says what to set, or what is wrong with it."""
    with pytest.raises(QuizError) as error:
        command_line(environment, "x", 1)
    assert str(error.value) == message
