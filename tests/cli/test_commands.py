"""The command line."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from quiz import __version__
from quiz.cli.main import main
from quiz.library.library import Library
from quiz.model.question import Bank
from tests.conftest import BUILTIN
from tests.support.clock import FakeClock
from tests.support.decks import write_deck
from tests.support.learner import study_all

BODY = "facts:\n  - {id: a, text: 'The sky is {blue}.'}\n"
pytestmark = pytest.mark.usefixtures("compiled")


def test_the_bank_is_printed_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """``quiz bank --json`` prints one list, each entry with its format and answer."""
    assert main(["bank", BUILTIN, "--json"]) == 0
    questions = json.loads(capsys.readouterr().out)
    assert len(questions) > 300
    assert {question["deck"] for question in questions} == {BUILTIN}


def test_the_bank_is_printed_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """``quiz bank`` groups questions by fact, marks the key and cites."""
    assert main(["bank", BUILTIN]) == 0
    shown = capsys.readouterr().out
    assert "Who visited Moscow in August 2012?" in shown
    assert "* Tahir Rafiq Butt" in shown
    assert "paragraph 1" in shown


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        (BODY, 0, "1 deck checked: clean"),
        (
            "facts:\n  - {id: a, visit: {who: Ann, to: Rome}}\n  - {id: b, claim: Bob, visit: {who: Bob, to: Rome}}\n",
            1,
            "[no-question]",
        ),
        ("facts:\n  - {id: a}\n", 2, "small.yaml:7:5: the fact states nothing"),
        ("facts: [", 2, "not YAML"),
    ],
)
def test_the_check_tells_by_its_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], body: str, status: int, says: str
) -> None:
    """Status 0 is clean, 1 has findings, 2 is unusable; findings are one line each."""
    path = write_deck(tmp_path, body)
    assert main(["check", str(path)]) == status
    assert says in capsys.readouterr().out
    assert main(["check", str(tmp_path), "--json"]) == status
    findings = json.loads(capsys.readouterr().out)
    assert bool(findings) == bool(status)
    assert all(
        finding.keys() >= {"file", "line", "column", "code", "severity", "message", "hint"} for finding in findings
    )


def test_the_built_in_decks_are_checked_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a path every deck on the shelf is checked, and they are clean."""
    assert main(["check"]) == 0
    assert "clean" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["bank", "nope"], "quiz: there is no deck 'nope'"),
        (["bank", "nope.yaml"], "quiz: nope.yaml: cannot be read: no such file or directory"),
        (["check", "nope.yaml"], "quiz: nope.yaml: cannot be read"),
        (["export", "nope", "--to", "anki", "-o", "x.apkg"], "quiz: there is no deck 'nope'"),
        (["stats", "nope"], "quiz: there is no deck 'nope'"),
        (["fix", "nope.yaml"], "quiz: nope.yaml: cannot be read"),
        (["study", "nope"], "quiz: studying needs a terminal"),
        ([], "quiz: studying needs a terminal"),
    ],
)
def test_a_users_error_is_one_line(capsys: pytest.CaptureFixture[str], arguments: list[str], says: str) -> None:
    """An error is one line on standard error with a non-zero status, and nothing on standard output."""
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(says)
    assert shown.err.count("\n") == 1


def test_a_deck_is_exported(tmp_path: Path, bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    """``quiz export`` writes a package and tells how many notes are in it."""
    target = tmp_path / "deck.apkg"
    assert main(["export", BUILTIN, str(write_deck(tmp_path, BODY)), "--to", "anki", "-o", str(target)]) == 0
    assert capsys.readouterr().out.strip() == f"{target}: {len(bank.cards) + 1} notes"
    assert zipfile.is_zipfile(target)
    assert main(["export", BUILTIN, "--to", "anki", "-o", str(tmp_path / "no" / "x.apkg")]) == 2
    assert main(["export", BUILTIN, "--to", "anki", "-o", str(target), "--format", "choice"]) == 0


def test_statistics_are_printed(library: Library, clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> None:
    """``quiz stats`` tells cards, reviews, retention and what is due; with ``--json`` for programs."""
    study = library.study([BUILTIN])
    begun = 20 - len(study.session.held)
    study_all(study, clock, knows=False)
    assert main(["stats", BUILTIN, "--json"]) == 0
    numbers = json.loads(capsys.readouterr().out)
    assert numbers["decks"] == [BUILTIN]
    assert numbers["phases"]["review"] == begun > 15
    assert numbers["reviews"] > 40
    assert len(numbers["forecast"]) == 30
    assert len(numbers["hardest"]) == 10
    assert main(["stats"]) == 0
    shown = capsys.readouterr().out
    assert f"{begun} review" in shown
    assert "Hardest" in shown


@pytest.mark.parametrize("columns", ["60", "80", ""])
def test_statistics_fit_the_terminal(
    library: Library,
    clock: FakeClock,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    columns: str,
) -> None:
    """``quiz stats`` draws within the columns of the terminal, 80 where there is none; nothing is coloured."""
    study_all(library.study([BUILTIN]), clock, knows=False)
    monkeypatch.setenv("COLUMNS", columns)
    assert main(["stats"]) == 0
    shown = capsys.readouterr().out
    assert max(len(row) for row in shown.splitlines()) in range(55, int(columns or 80) + 1)
    assert "\x1b" not in shown
    for title in ("The last year", "Retention", "Due in the next 30 days", "Hardest facts", "By format", "By tag"):
        assert title in shown


def test_statistics_without_reviews_say_what_will_be_there(capsys: pytest.CaptureFixture[str]) -> None:
    """Before the first session there is one sentence, and data with the usual keys."""
    assert main(["stats"]) == 0
    assert capsys.readouterr().out.startswith("After your first session")
    assert main(["stats", "--json"]) == 0
    numbers = json.loads(capsys.readouterr().out)
    assert (numbers["retention"], numbers["streak"], numbers["hardest"]) == (None, 0, [])


def test_the_program_runs_as_a_module() -> None:
    """``python -m quiz`` is the same program, and tells its version."""
    done = subprocess.run([sys.executable, "-m", "quiz", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"factquiz {__version__}"


def test_a_reader_that_leaves_is_no_error() -> None:
    """Output into a pipe that closes early ends quietly."""
    command = f"'{sys.executable}' -m quiz bank {BUILTIN} --json | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, env=dict(os.environ))
    assert done.stdout == "[\n"
    assert done.stderr == ""


def test_broken_text_in_a_deck_reaches_the_terminal_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither the bank nor an error message carries escapes of a deck to the terminal."""
    path = write_deck(tmp_path, 'facts:\n  - {id: a, text: "The {\\e]52;c;x\\a sky|text} \\u202e is {blue}."}\n')
    assert main(["bank", str(path)]) == 0
    path.write_text('deck: "\\e[2J!"\n"\\e[31mred": x\n', encoding="utf-8")
    assert main(["check", str(path)]) == 2
    assert main(["bank", str(path)]) == 2
    shown = capsys.readouterr()
    assert "\x1b" not in shown.out + shown.err
    assert "\u202e" not in shown.out


@pytest.mark.parametrize("closed", ["<&-", ">&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["study --plain", "check"])
def test_a_closed_stream_is_as_an_empty_one(tmp_path: Path, command: str, closed: str) -> None:
    """A program that is started without one of its streams does its work, and no file is taken for that stream."""
    environ = os.environ | {"QUIZ_HOME": str(tmp_path)}
    line = f"{sys.executable} -m quiz {command} {write_deck(tmp_path, BODY)} {closed}"
    done = subprocess.run(["sh", "-c", line], env=environ, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "command", ["study --plain", "check", "fix", "restore", "sync", "add", "backup -o", "export BUILTIN --to anki -o"]
)
def test_a_name_that_no_file_can_have_is_told(capsys: pytest.CaptureFixture[str], command: str) -> None:
    """A name that is too long for the system is a mistake like any other, told in one line."""
    status = main([*command.replace("BUILTIN", BUILTIN).split(), "x" * 300])
    told = capsys.readouterr().err
    assert (status, told.count("\n")) == (2, 1)
    assert "too long" in told or "no memory" in told


@pytest.mark.parametrize("wanted", ["", "--json"])
def test_letters_that_the_output_does_not_have_are_escaped(tmp_path: Path, wanted: str) -> None:
    """An output of another encoding gets every letter that it has, and the rest as JSON writes it."""
    deck = write_deck(tmp_path, "facts:\n  - {id: a, text: 'The sky is {blü – 😀}.'}\n")
    environ = os.environ | {"QUIZ_HOME": str(tmp_path), "PYTHONIOENCODING": "latin-1"}
    command = [sys.executable, "-m", "quiz", "bank", str(deck), *wanted.split()]
    done = subprocess.run(command, env=environ, capture_output=True, encoding="latin-1", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    if wanted:
        assert {question["answer"] for question in json.loads(done.stdout)} == {"blü – 😀"}
    else:
        assert "blü \\u2013 \\ud83d\\ude00" in done.stdout
