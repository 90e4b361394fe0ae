"""Editing the deck of a card."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from quiz.app.app import QuizApp
from tests.app.browse.steps import browse, drawn, listed


def line_of(file: Path, line: int) -> str:
    """Return a line of a file, counted from 1."""
    return file.read_text("utf-8").splitlines()[line - 1]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let an editor run that does what a line of shell says; its arguments go to a file."""
    monkeypatch.setattr(HeadlessDriver, "can_suspend", True, raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)

    def become(line: str) -> None:
        script = tmp_path / "nano"
        script.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/arguments\n{line}\n', encoding="utf-8")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("EDITOR", str(script))

    return become


async def test_a_deck_is_edited_at_the_line_of_its_card(
    app: QuizApp, tmp_path: Path, editor: Callable[[str], None]
) -> None:
    """E opens the deck where the card is; the list shows the change, the marks and the cursor stay."""
    editor('sed -i "s/Who painted the Mona Lisa/Whose is the Mona Lisa/; /q02/d" "$2"')
    async with app.run_test() as pilot:
        screen = await browse(pilot, *["down"] * 4, "space", "up", "e")
        line, file = (tmp_path / "arguments").read_text("utf-8").split()
        assert "q05" in line_of(Path(file), int(line[1:]) - 1)
        assert listed(screen) == ["q01", *(f"q{number:02}" for number in range(3, 12))]
        assert "Whose is the Mona Lisa?" in drawn(screen, 3)
        assert drawn(screen, 3).startswith("▸●")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "no editor is set"),
        ("exit 3", "ended with status 3"),
        ('echo "facts: [" >> "$2"', "small.yaml:"),
    ],
)
async def test_an_edit_that_fails_is_told(app: QuizApp, editor: Callable[[str], None], line: str, message: str) -> None:
    """Without an editor, after one that failed, and with a deck that broke, one line says so and the list stays."""
    if line:
        editor(line)
    async with app.run_test() as pilot:
        screen = await browse(pilot, "e")
        told = [str(notice.message) for notice in app._notifications]
        assert any(message in words for words in told), told
        assert len(listed(screen)) == 11
