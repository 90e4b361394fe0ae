"""``quiz preview`` on the command line."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.cli.main import main
from tests.support.decks import deck_text, write_deck

FACTS = 'facts:\n  - {id: sky, text: "The sky is {blue}."}\n  - {id: grass, text: "The grass is {green}."}\n'


@pytest.mark.skipif(os.name == "nt", reason="Windows ends programs in another way")
def test_saves_are_printed_line_by_line(tmp_path: Path) -> None:
    """The questions of what changed come after each save, a mistake with its caret, and ctrl+c ends it."""
    path = write_deck(tmp_path, FACTS)
    command = [sys.executable, "-m", "quiz", "preview", "--plain", "small.yaml"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as running:
        assert running.stdout is not None

        def read_to(words: str) -> list[str]:
            assert running.stdout is not None
            lines: list[str] = []
            while not lines or words not in lines[-1]:
                lines.append(running.stdout.readline())
                assert lines[-1], "it ended"
            return lines

        assert read_to("ctrl+c") == ["A small deck: 2 facts; save to see questions, ctrl+c ends\n"]
        path.write_text(deck_text(FACTS.replace("{green}", "{yellow}")), encoding="utf-8")
        told = "".join(read_to("Total"))
        assert "* yellow" in told
        assert "sky" not in told
        path.write_text(deck_text(FACTS.replace("text:", "txt:", 1)), encoding="utf-8")
        assert read_to("^")[-3:] == [
            "✗ small.yaml:7:15: a fact has no key 'txt' (did you mean 'text'?)\n",
            '7 │   - {id: sky, txt: "The sky is {blue}."}\n',
            "  │               ^\n",
        ]
        path.write_text(deck_text(FACTS.replace("{green}", "{yellow}") + "# the end\n"), encoding="utf-8")
        assert read_to("no fact changed")
        running.send_signal(signal.SIGINT)
        assert running.wait() == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["gone.yaml"], "quiz: gone.yaml: there is no such file"),
        (["nope"], "quiz: there is no deck 'nope'"),
        (["folder"], "quiz: folder: holds 2 decks; name one of them"),
        (["small.yaml"], "quiz: the preview needs a terminal ('quiz preview --plain' prints"),
    ],
)
def test_a_users_error_is_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    says: str,
) -> None:
    """What is no deck, and what is no terminal, is told in one line."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    for folder, name in (("folder", "a.yaml"), ("folder", "b.yaml"), (".", "small.yaml")):
        write_deck(tmp_path / folder, FACTS, name)
    assert main(["preview", *arguments]) == 2
    told = capsys.readouterr().err
    assert told.startswith(says)
    assert told.count("\n") == 1
