"""``quiz optimise``."""

import re
import shutil
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.memory import training
from quiz.memory.formulas import DEFAULTS
from quiz.model.review import Memory, Review
from quiz.paths import Home
from quiz.settings.read import read_settings
from quiz.store.sqlite import SqliteStore
from tests.conftest import BUILTIN
from tests.support.memories import FORGETFUL, remembering


def answered(home: Home, log: list[Review]) -> None:
    """Store some answers."""
    store = SqliteStore(home.database)
    memories: dict[str, Memory] = {}
    store._db.execute("PRAGMA synchronous = OFF")
    for review in log:
        before = memories.get(review.card, Memory(review.card))
        after = Memory(review.card, stability=1.0, difficulty=5.0, reps=before.reps + 1)
        store.record(review, before, after)
        memories[review.card] = after
    store.close()


@pytest.fixture(scope="module")
def forgetful_home(tmp_path_factory: pytest.TempPathFactory, compiled_home: Home) -> Path:
    """Return a data folder with the answers of somebody who forgets quickly."""
    folder = tmp_path_factory.mktemp("forgetful")
    shutil.copytree(compiled_home.banks.parent, folder / compiled_home.banks.parent.name)
    answered(Home(folder), remembering(FORGETFUL, cards=400, reviews=8, deck=BUILTIN))
    return folder


@pytest.fixture
def forgetful(home: Home, forgetful_home: Path) -> Home:
    """Return the learner's data folder with those answers."""
    shutil.copytree(forgetful_home, home.folder)
    return home


def test_better_parameters_are_taken_and_put_back(forgetful: Home, capsys: pytest.CaptureFixture[str]) -> None:
    """The losses before and after are printed, the settings keep both sets, and there is a way back and forth."""
    assert main(["optimise"]) == 0
    shown = capsys.readouterr().out
    losses = re.search(r"log-loss +([\d.]+) +([\d.]+)", shown)
    assert losses
    assert float(losses[2]) < float(losses[1])
    assert f"Better: the new parameters are in {forgetful.settings}" in shown
    assert "The memory of 400 cards is reckoned anew; 0 due days move" in shown
    new = read_settings(forgetful.settings)
    assert len(new.parameters) == 21
    assert new.previous_parameters == ()
    assert main(["optimise", "--back"]) == 0
    assert "the published ones again" in capsys.readouterr().out
    old = read_settings(forgetful.settings)
    assert (old.parameters, old.previous_parameters) == ((), new.parameters)
    assert main(["optimise", "--back"]) == 0
    assert read_settings(forgetful.settings).parameters == new.parameters


def test_a_deck_gets_its_own(forgetful: Home, capsys: pytest.CaptureFixture[str]) -> None:
    """The deck's parameters stand under its name; the others then have no answers left to learn from."""
    assert main(["optimise", BUILTIN]) == 0
    settings = read_settings(forgetful.settings)
    assert settings.parameters == ()
    assert len(settings.deck(BUILTIN).parameters) == 21
    assert main(["optimise"]) == 2
    assert "there are 0 so far" in capsys.readouterr().err
    assert main(["optimise", "--back", BUILTIN]) == 0
    assert read_settings(forgetful.settings).parameters_of(BUILTIN) == ()


def test_parameters_that_are_no_better_are_left(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    """The outcome is told, and no file is written."""
    answered(home, remembering(DEFAULTS, cards=100, reviews=6, deck=BUILTIN))
    assert main(["optimise"]) == 0
    assert "Not better: the old parameters stay." in capsys.readouterr().out
    assert not home.settings.exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["optimise"], "optimising takes 400 reviews"),
        (["optimise", "nope"], "there is no deck 'nope'"),
        (["optimise", "--back"], "quiz: there are no earlier parameters to go back to"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    home: Home, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    """Too few answers, a deck that is not there, and nothing to go back to."""
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
    assert not home.settings.exists()


def test_an_interruption_stops_the_optimiser(
    forgetful: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl+C ends the process, changes nothing, and is no traceback."""
    started: list[training.Training] = []

    class Slow(training.Training):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)  # type: ignore[arg-type]
            started.append(self)

    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    path = forgetful.folder / "worker.py"
    path.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr("quiz.memory.optimise.Training", lambda *given: Slow(*given[:3], path))
    monkeypatch.setattr("quiz.cli.optimise.time.sleep", interrupt)
    assert main(["optimise"]) == 130
    assert not started[0].running
    assert not forgetful.settings.exists()
