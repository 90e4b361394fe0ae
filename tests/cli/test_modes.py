"""Exams and deadlines on the command line."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.cli.main import main
from tests.conftest import BUILTIN

pytestmark = pytest.mark.usefixtures("compiled")


def soon(days: int = 20) -> str:
    """Return a date some days ahead of the real one."""
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()


def test_a_deadline_is_planned_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """``quiz deadline --json`` has every day, within its minutes, and what they lead to."""
    assert main(["deadline", BUILTIN, "--exam", soon(), "--minutes", "10", "--json"]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["deck"] == BUILTIN
    assert 19 <= len(plan["days"]) <= 21
    assert all(day["minutes"] <= 10 for day in plan["days"])
    assert sum(day["new"] for day in plan["days"]) > 0
    assert plan["recalled"] >= plan["daily"] > plan["nothing"] == 0
    assert plan["share"] == pytest.approx(plan["recalled"] / plan["cards"], abs=0.001)


def test_a_deadline_is_planned_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """``quiz deadline`` prints what is expected and a row a day."""
    assert main(["deadline", BUILTIN, "--exam", soon(5)]) == 0
    shown = capsys.readouterr().out
    assert "without any study:                 0 (0%)" in shown
    assert soon(4) in shown


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["deadline", BUILTIN], "quiz: when is the exam?"),
        (["deadline", BUILTIN, "--exam", "christmas"], "quiz: 'christmas' is no date"),
        (["deadline", BUILTIN, "--exam", "2001-01-01"], "quiz: the exam has to be after today"),
        (["deadline", BUILTIN, "--exam", soon(), "--minutes", "0"], "quiz: 0 minutes a day"),
        (["deadline", BUILTIN, "--exam", soon(), "--minutes", "nan"], "quiz: nan minutes a day"),
        (["deadline", "nope", "--exam", soon()], "quiz: there is no deck 'nope'"),
        (["exam", BUILTIN], "quiz: an exam needs a terminal"),
    ],
)
def test_a_users_error_is_one_line(capsys: pytest.CaptureFixture[str], arguments: list[str], says: str) -> None:
    """What cannot be planned or asked is told in one line."""
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(says)
    assert shown.err.count("\n") == 1


def test_an_exam_is_checked_before_the_app_opens(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A report that would overwrite, a tag that no card has and a number below one are told at once."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    taken = tmp_path / "x.html"
    taken.touch()
    assert main(["exam", BUILTIN, "--report", str(taken)]) == 2
    assert "there is such a file already" in capsys.readouterr().err
    assert main(["exam", BUILTIN, "--tag", "nowhere"]) == 2
    assert "there is nothing to ask" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["exam", BUILTIN, "--questions", "0"])
    assert "0 is less than 1" in capsys.readouterr().err
