"""Optimising FSRS parameters."""

import time
from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.memory import training
from quiz.memory.formulas import DEFAULTS
from quiz.memory.optimise import Optimisation
from quiz.memory.training import StoppedError
from quiz.model.review import Grade, Review
from tests.support.memories import DAY, FORGETFUL, remembering, review

ENDLESS = "import time\nwhile True: time.sleep(1)\n"


@pytest.fixture(scope="module")
def forgetful() -> list[Review]:
    """Return the answers of somebody who forgets far more quickly than most."""
    return remembering(FORGETFUL, cards=400, reviews=8)


def worker(folder: Path, code: str) -> Path:
    """Write a program that stands in for the optimiser."""
    path = folder / "worker.py"
    path.write_text(code)
    return path


def test_parameters_of_an_unusual_memory_win(forgetful: list[Review]) -> None:
    """A learner whose memory differs from most is foreseen better by the new parameters."""
    outcome = Optimisation(forgetful, (), 1).outcome()
    assert outcome.accepted
    assert outcome.after.log_loss < outcome.before.log_loss
    assert outcome.after.rmse < outcome.before.rmse
    assert len(outcome.parameters) == len(DEFAULTS)
    assert outcome.counted == 2_800
    assert 500 < outcome.held_out < 600


def test_new_parameters_are_not_won_over_by_a_second_run(forgetful: list[Review]) -> None:
    """Once they are in use, the same answers give no reason to change them again."""
    outcome = Optimisation(forgetful, (), 1).outcome()
    assert not Optimisation(forgetful, outcome.parameters, 1).outcome().accepted


def test_a_usual_memory_keeps_its_parameters() -> None:
    """Where memories are just as assumed there is nothing to gain, and chance gains seldom pass for one."""
    learners = [remembering(DEFAULTS, cards=300, reviews=8, seed=seed) for seed in range(15)]
    outcomes = [Optimisation(log, (), 1).outcome() for log in learners]
    assert sum(outcome.accepted for outcome in outcomes) <= 2
    assert sum(outcome.after.log_loss > outcome.before.log_loss for outcome in outcomes) > 7


@pytest.mark.parametrize("cards", [0, 1, 60])
def test_few_answers_are_told(cards: int) -> None:
    """Too little to learn from is one line with the numbers, before any process is started."""
    with pytest.raises(QuizError, match=f"optimising takes 400 reviews .* there are {cards * 5} so far"):
        Optimisation(remembering(DEFAULTS, cards, reviews=6), (), 1)


def test_answers_of_one_day_are_told() -> None:
    """There is nothing to judge by where all later reviews were on one day."""
    log = [review(f"d/f{n}/s", DAY + later, Grade.GOOD) for later in (0, 5) for n in range(500)]
    with pytest.raises(QuizError, match="takes reviews of more days"):
        Optimisation(log, (), 1)


@pytest.mark.parametrize(
    "code",
    [
        "raise BaseException('panicked')",
        "import os; os.abort()",
        "print('no JSON')",
        "print('{\"parameters\": [1, 2]}')",
        "print('{\"parameters\": [' + 'NaN,' * 20 + 'NaN]}')",
        "print('[]')",
    ],
)
def test_an_optimiser_that_fails_is_one_line(tmp_path: Path, forgetful: list[Review], code: str) -> None:
    """Whatever becomes of the process, the program goes on and says that nothing is changed."""
    optimisation = Optimisation(forgetful, (), 1, worker(tmp_path, code))
    with pytest.raises(QuizError, match=r"the optimiser failed \(status -?\d+\); nothing is changed"):
        optimisation.outcome()


def test_the_real_optimiser_fails_in_its_own_process(tmp_path: Path, forgetful: list[Review]) -> None:
    """A panic of the library itself stays outside of the program."""
    code = "import fsrs_rs_python as rs\nrs.FSRS([1.0]).compute_parameters([])\n"
    with pytest.raises(QuizError, match="the optimiser failed"):
        Optimisation(forgetful, (), 1, worker(tmp_path, code)).outcome()


def test_what_is_out_of_bounds_is_brought_back(tmp_path: Path, forgetful: list[Review]) -> None:
    """Parameters that the scheduler would refuse are never handed on."""
    code = "print('{\"parameters\": [' + '1000,' * 20 + '1000]}')"
    outcome = Optimisation(forgetful, (), 1, worker(tmp_path, code)).outcome()
    assert max(outcome.parameters) == 100


def test_it_can_be_stopped(tmp_path: Path, forgetful: list[Review]) -> None:
    """Stopping ends the process at once, and its outcome says so."""
    optimisation = Optimisation(forgetful, (), 1, worker(tmp_path, ENDLESS))
    time.sleep(0.1)
    assert optimisation.running
    optimisation.cancel()
    assert not optimisation.running
    with pytest.raises(StoppedError, match="stopped; nothing is changed"):
        optimisation.outcome()


def test_a_missing_optimiser_is_told(monkeypatch: pytest.MonkeyPatch, forgetful: list[Review]) -> None:
    """The line says how to install what is missing."""
    monkeypatch.setattr(training, "_EXTRA", "no_such_library")
    with pytest.raises(QuizError, match=r"pip install 'factquiz\[optimise\]'"):
        Optimisation(forgetful, (), 1)
