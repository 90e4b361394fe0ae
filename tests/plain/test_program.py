"""The program, through a pipe."""

import os
import subprocess
import sys
from pathlib import Path

from tests.app.conftest import only
from tests.support.decks import write_deck


def quiz(arguments: list[str], typed: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program with its standard input and output in pipes."""
    return subprocess.run(
        [sys.executable, "-m", "quiz", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
        timeout=50,
    )


def test_the_program_studies_through_a_pipe(tmp_path: Path) -> None:
    """``quiz study --plain`` works where there is no terminal, and keeps what was answered."""
    path = write_deck(tmp_path, only("typed"))
    first = quiz(["study", "--plain", str(path)], "\nLeonardo da Vinci\n", TERM="dumb")
    assert (first.returncode, first.stderr) == (0, "")
    assert "Right. Again in 10 min." in first.stdout
    assert first.stdout.endswith("1 answer, 1 right (100%), 1 new card begun.\nEverything is stored.\n")
    second = quiz(["study", "--plain", str(path)], ":q\n")
    assert "New." not in second.stdout


def test_letters_that_a_terminal_lacks_are_no_end(tmp_path: Path) -> None:
    """A terminal of ASCII gets question marks for other letters, and bytes that are no text do no harm."""
    path = write_deck(tmp_path, 'questions:\n  - {id: q, flip: "Où est Łódź?", answer: "波兰"}\n')
    done = quiz(["study", "--plain", str(path)], "\n\ny\n", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert "O? est" in done.stdout
    assert "Right." in done.stdout


def test_without_a_terminal_the_way_is_told() -> None:
    """``quiz study`` in a pipe says in one line what works there."""
    done = quiz(["study"], "")
    assert done.returncode == 2
    assert "quiz study --plain" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_unknown_deck_is_told() -> None:
    """A mistake in the command is one line on standard error."""
    done = quiz(["study", "--plain", "nope"], "")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("quiz: there is no deck 'nope'")
