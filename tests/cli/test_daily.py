"""The backup of the day."""

import sys
from datetime import timedelta

import pytest

from quiz import beside
from quiz.cli.daily import daily_backup
from quiz.library.library import Library
from quiz.paths import Home
from quiz.store.backups import backups
from tests.conftest import BUILTIN
from tests.support.clock import FakeClock
from tests.support.learner import study_all

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _studied(library: Library, clock: FakeClock) -> None:
    """Have something to keep."""
    study_all(library.study([BUILTIN]), clock)


def test_a_session_leaves_a_backup_a_day(home: Home, clock: FakeClock, capsys: Capture) -> None:
    """A session takes a backup by the moment of its own clock, and one on the same day none."""
    for hours in (0, 3, 24):
        clock.pass_time(hours=hours)
        with daily_backup(home, clock):
            assert len(backups(home)) == (1 if hours else 0)
    last, first = backups(home)
    assert last.at - first.at == timedelta(hours=27)
    assert last.at == clock.now().replace(microsecond=0)
    assert capsys.readouterr().err == ""


def test_a_backup_that_fails_is_told_after_the_session(home: Home, clock: FakeClock, capsys: Capture) -> None:
    """Where no backup can be written, one line says why, and the session is over all the same."""
    home.backups.write_text("a file in the folder's place")
    with daily_backup(home, clock):
        assert capsys.readouterr().err == ""
    told = capsys.readouterr().err
    assert told.startswith("quiz: the backup of the day was not taken: ")
    assert str(home.backups) in told
    assert told.count("\n") == 1


def test_a_program_that_cannot_be_started_is_told(
    home: Home, clock: FakeClock, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup for which no program can be started is told of in the same way."""
    monkeypatch.setattr(sys, "executable", str(home.folder / "nothing"))
    with daily_backup(home, clock):
        pass
    assert "was not taken: no program can be started: No such file" in capsys.readouterr().err


def test_a_program_that_is_killed_is_told(
    home: Home, clock: FakeClock, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup whose program ends without a word is told of by its status."""
    monkeypatch.setattr(beside, "command", lambda _: [sys.executable, "-c", "raise SystemExit(7)"])
    with daily_backup(home, clock):
        pass
    assert "was not taken: it was stopped (status 7)" in capsys.readouterr().err
    assert not backups(home)
