"""Learners of a server."""

import shutil
from collections.abc import Callable

import pytest

from quiz.paths import Home
from quiz.web.learners import Learner, enrol

Enrol = Callable[..., tuple[Learner, ...]]


@pytest.fixture
def enrolled(home: Home, compiled_home: Home) -> Enrol:
    """Return a way to enrol learners who have opened the built-in decks before."""

    def by_name(*names: str) -> tuple[Learner, ...]:
        learners = enrol(home, names)
        for learner in learners:
            banks = Home(learner.folder).banks
            banks.parent.mkdir(parents=True)
            shutil.copy(compiled_home.banks, banks)
        return learners

    return by_name
