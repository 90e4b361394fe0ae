"""The app over cards that were answered some days ago."""

import pytest

from quiz.app.app import QuizApp
from quiz.library.library import Library


@pytest.fixture
def library(known_library: Library) -> Library:
    """Return a library whose cards were answered some days ago."""
    return known_library


@pytest.fixture
def app(library: Library) -> QuizApp:
    """Return the app over that library."""
    return QuizApp(library)
