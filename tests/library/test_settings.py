"""A library whose settings change while it is open."""

from contextvars import copy_context

import pytest

from quiz.compiled.cache import BankCache
from quiz.errors import QuizError
from quiz.library.banks import Banks
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.library.statistics import sum_up
from quiz.model.settings import DeckSettings, Settings
from quiz.paths import Home
from quiz.store.sqlite import SqliteStore
from tests.conftest import BUILTIN
from tests.support.clock import FakeClock
from tests.support.decks import write_deck
from tests.support.learner import study_all


def test_new_settings_hold_at_once(library: Library) -> None:
    """The next plan is made by them; nothing has to be opened again."""
    (entry,) = library.entries()
    assert len(entry.plan.new) == 20
    library.adopt(Settings(timezone="UTC", new_per_day=3))
    assert len(library.entries()[0].plan.new) == 3
    library.adopt(Settings(timezone="UTC", decks={BUILTIN: DeckSettings(new_per_day=5, retention=0.8)}))
    assert len(library.entries()[0].plan.new) == 5
    assert sum_up(library, [BUILTIN]).target == 0.8


def test_lowered_limits_hold_at_once(home: Home, store: SqliteStore, clock: FakeClock) -> None:
    """A deck beyond them is listed with what is wrong, in whichever thread or task they were set."""
    home.decks.mkdir(parents=True)
    write_deck(home.decks, "facts:\n  - {id: a, text: 'The sky is {blue}.'}\n  - {id: b, text: 'Grass is {green}.'}\n")
    cache = BankCache(home.banks)
    library = Library(Shelf((home.decks,)), store, clock, Settings(timezone="UTC"), banks=Banks(cache))

    def errors() -> list[str]:
        return [str(entry.error or "") for entry in library.entries()]

    assert copy_context().run(errors) == [""]
    copy_context().run(library.adopt, Settings(timezone="UTC", limit_facts=1))
    (error,) = copy_context().run(errors)
    assert "at most 1 facts: 'quiz settings limit_facts' tells and changes it" in error
    library.adopt(Settings(timezone="UTC"))
    assert copy_context().run(errors) == [""]
    cache.close()


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
