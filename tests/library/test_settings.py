"""A library whose settings change while it is open."""

import pytest

from quiz.errors import QuizError
from quiz.library.library import Library
from quiz.model.settings import DeckSettings, Settings
from tests.conftest import BUILTIN
from tests.support.clock import FakeClock
from tests.support.learner import study_all


def test_new_settings_hold_at_once(library: Library) -> None:
    """The next plan is made by them; nothing has to be opened again."""
    (entry,) = library.entries()
    assert len(entry.plan.new) == 20
    library.adopt(Settings(timezone="UTC", new_per_day=3))
    assert len(library.entries()[0].plan.new) == 3
    library.adopt(Settings(timezone="UTC", decks={BUILTIN: DeckSettings(new_per_day=5, retention=0.8)}))
    assert len(library.entries()[0].plan.new) == 5
    assert library.summary([BUILTIN]).target == 0.8


def test_the_day_follows_new_settings(library: Library, clock: FakeClock) -> None:
    """Another hour of rollover or another zone moves the study day."""
    today = library.now().day
    library.adopt(Settings(timezone="UTC", rollover=10))
    assert library.now().day == today - 1
    library.adopt(Settings(timezone="Pacific/Kiritimati"))
    clock.pass_time(hours=6)
    assert library.now().day == today + 1


def test_a_deck_s_own_limit_counts_what_was_begun(library: Library, clock: FakeClock) -> None:
    """Cards begun today use the deck's own limit up, over sessions."""
    settings = Settings(timezone="UTC", new_per_day=2)
    library.adopt(settings)
    study_all(library.study([BUILTIN]), clock)
    library.adopt(Settings(timezone="UTC", decks={BUILTIN: DeckSettings(new_per_day=3)}))
    assert len(library.entries()[0].plan.new) == 1


def test_settings_that_cannot_be_are_refused_whole(library: Library) -> None:
    """A zone that does not exist leaves the library with what it had."""
    before = library.settings
    with pytest.raises(QuizError, match="there is no time zone 'Mars/Base'"):
        library.adopt(Settings(timezone="Mars/Base", new_per_day=1))
    assert library.settings is before
