"""From the first picture to the app, on a real terminal."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.model.settings import Settings
from quiz.paths import Home
from quiz.store.sqlite import SqliteStore
from tests.app.conftest import only
from tests.support.clock import FakeClock
from tests.support.decks import write_deck
from tests.support.learner import study_all
from tests.support.screen import EmulatedScreen

STEM = "Which city lies on the Tiber?"
READY = "esc Decks"
"""What the app shows, and the picture before it does not."""
_PATIENCE = 30
_TRIES = 10
_PROGRAM = (
    "import fcntl, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); from quiz.cli.main import main; sys.exit(main())"
)


class Run:
    """A session on a terminal of its own."""

    def __init__(self, deck: Path) -> None:
        """Begin it."""
        self._master, self._slave = pty.openpty()
        termios.tcsetwinsize(self._slave, (24, 80))
        self._found = termios.tcgetattr(self._slave)
        self.screen = EmulatedScreen()
        self.written = ""
        self.process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, "study", str(deck)],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm-256color"},
            start_new_session=True,
        )

    def close(self) -> None:
        """End it, if it has not ended by itself."""
        self.process.kill()
        self.process.wait()
        os.close(self._master)
        os.close(self._slave)

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._master, keys.encode())

    def until(self, shown: Callable[[str], bool]) -> Iterator[str]:
        """Yield each picture until one of them is as it should be."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if select.select([self._master], [], [], 1)[0]:
                picture = self._read()
                yield picture
                if shown(picture):
                    return
        pytest.fail(f"it never came:\n{self.screen.text}")

    def see(self, *words: str) -> list[str]:
        """Wait until some of these words are shown, and return all pictures until then."""
        return list(self.until(lambda picture: any(word in picture for word in words)))

    def ended(self) -> int:
        """Wait for the end, and return the status."""
        status = None
        while status is None or select.select([self._master], [], [], 0)[0]:
            if select.select([self._master], [], [], 0.1)[0]:
                self._read()
            status = self.process.poll()
        return status

    def stopped_before_the_app(self) -> bool:
        """Hold the program still, and tell whether ctrl+c is still a signal: the app takes it as a key."""
        self.process.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, self.process.pid, os.WSTOPPED)
        return bool(termios.tcgetattr(self._slave)[3] & termios.ISIG)

    def _read(self) -> str:
        part = os.read(self._master, 1 << 16)
        self.written += part.decode("utf-8", "replace")
        return self.screen.feed(part)

    @property
    def in_order(self) -> bool:
        """Whether the terminal is as it was found."""
        modes = {"25": "h", "7": "h", **dict(re.findall(r"\x1b\[\?(\d+)([hl])", self.written))}
        on = {mode for mode, state in modes.items() if state == "h"}
        return termios.tcgetattr(self._slave) == self._found and on == {"25", "7"}


@pytest.fixture
def deck(tmp_path: Path, home: Home) -> Path:
    """Return a deck whose question was learnt some days ago."""
    deck = write_deck(tmp_path, only("choice"))
    clock = FakeClock(datetime.now(UTC) - timedelta(days=10))
    store = SqliteStore(home.database)
    study_all(Library(Shelf((tmp_path,)), store, clock, Settings()).study(["small"]), clock, knows=False)
    store.close()
    return deck


@pytest.fixture
def run(deck: Path) -> Iterator[Run]:
    """Begin a session."""
    with closing(Run(deck)) as begun:
        yield begun


def test_the_question_is_shown_all_along(run: Run) -> None:
    """From the first picture to that of the app there is none without the question, at one place."""
    pictures = [picture for picture in run.see(READY) if picture.strip()]
    places = {(row, line) for picture in pictures for row, line in enumerate(picture.split("\n")) if STEM in line}
    assert len(places) == 1
    first = next(place for place, picture in enumerate(pictures) if STEM in picture)
    assert all(STEM in picture for picture in pictures[first:])
    assert pictures[first].split("\n")[:-1] == pictures[-1].split("\n")[:-1]
    assert READY not in pictures[first]


def test_a_key_pressed_before_the_app_is_there_answers(run: Run, home: Home) -> None:
    """The answer to the first picture is taken, not shown as typed, and stored."""
    with closing(SqliteStore(home.database)) as store:
        before = len(list(store.reviews()))
        run.see(STEM)
        run.type("2")
        run.see("✓ Right", "✗ Wrong")
        assert len(list(store.reviews())) == before + 1
    run.type("\x11")
    assert run.ended() == 0
    assert run.in_order


def test_leaving_before_the_app_is_there(run: Run) -> None:
    """The key that quits the app does so as soon as it is there, and the terminal is as it was found."""
    run.see(STEM)
    run.type("\x11")
    assert run.ended() == 0
    assert run.in_order


def test_an_interrupt_before_the_app_is_there(deck: Path) -> None:
    """Ctrl+c ends the program, and the terminal is as it was found."""
    for _ in range(_TRIES):
        with closing(Run(deck)) as run:
            run.see(STEM)
            if run.stopped_before_the_app():
                run.type("\x03")
                run.process.send_signal(signal.SIGCONT)
                assert run.ended() == 130
                assert run.in_order
                return
    pytest.fail("the app was always there first")


@pytest.mark.parametrize("shown", [STEM, READY])
def test_an_end_by_a_signal(run: Run, shown: str) -> None:
    """SIGTERM leaves the terminal as it was found, before the app is there and after."""
    run.see(shown)
    run.process.terminate()
    assert run.ended() == -signal.SIGTERM
    assert run.in_order


def test_a_stop_before_the_app_is_there(run: Run) -> None:
    """Stopped by a signal it gives the terminal back; when it goes on, so does the session."""
    run.see(STEM)
    run.process.send_signal(signal.SIGTSTP)
    os.waitid(os.P_PID, run.process.pid, os.WSTOPPED)
    list(run.until(lambda _: run.in_order))
    run.process.send_signal(signal.SIGCONT)
    run.see(READY)
    assert not run.in_order


def test_ctrl_z_before_the_app_is_there(run: Run) -> None:
    """It undoes, as it does in the app, and stops nothing."""
    run.see(STEM)
    run.type("\x1a")
    assert STEM in run.see("Take it back?")[-1]


def test_a_mistake_in_the_settings_is_told_below_the_prompt(deck: Path, home: Home) -> None:
    """What only the app can check is told on the terminal as it was found."""
    home.settings.write_text('theme = "dark"\n[keys]\n"study.nothing" = "x"\n', encoding="utf-8")
    with closing(Run(deck)) as run:
        assert run.ended() == 2
        assert run.in_order
        assert STEM in run.screen.text
        assert "there is no action 'study.nothing'" in run.written.rpartition("\x1b[?25h")[2]
