"""The settings on the screen."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from quiz.app.app import QuizApp
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.settings import SettingsScreen
from quiz.app.widgets.footer import KeysFooter
from quiz.app.widgets.setting_list import SettingList, rows_of
from quiz.errors import QuizError
from quiz.library.library import Library
from quiz.memory.formulas import DEFAULTS
from quiz.memory.training import Training
from quiz.model.limits import Limits
from quiz.model.settings import DeckSettings, Settings
from quiz.paths import Home
from quiz.settings.fields import key_of
from quiz.settings.read import read_settings
from tests.app.conftest import MakeApp, only
from tests.conftest import BUILTIN
from tests.support.app import press, to_question, typing, words
from tests.support.clock import FakeClock
from tests.support.learner import study_all
from tests.support.memories import FORGETFUL, remembering

ENDLESS = "import time\nwhile True: time.sleep(1)\n"


async def to(pilot: Pilot[None], name: str, deck: str = "") -> SettingList:
    """Open the settings where they are not, and go to one."""
    if not isinstance(pilot.app.screen, SettingsScreen):
        await press(pilot, ["comma"])
    for field in pilot.app.screen.query(Input):
        field.cursor_blink = False
    rows = pilot.app.screen.query_one(SettingList)
    for place, row in enumerate(rows._rows):
        if row.key is not None and (row.key.field.name, row.key.deck) == (name, deck):
            rows.highlighted = place
            await pilot.pause()
            return rows
    raise AssertionError(name)


def footer(app: QuizApp) -> str:
    """Return the line of keys."""
    return f" {app.screen.query_one(KeysFooter).content}"


async def entered(pilot: Pilot[None], text: str) -> None:
    """Open the editor, type a value in the place of the old one, and hand it in."""
    await press(pilot, ["enter", "ctrl+u", *typing(text), "enter"])


async def test_a_setting_is_changed_in_place(app: QuizApp, home: Home) -> None:
    """What is typed is saved at once, holds at once, and is still there after going back and forth."""
    async with app.run_test() as pilot:
        await to(pilot, "new_per_day")
        await entered(pilot, "7")
        assert "✓ Saved: new_per_day is 7." in words(app)
        assert read_settings(home.settings).new_per_day == 7
        assert app.library.settings.new_per_day == 7
        await press(pilot, ["escape"])
        assert isinstance(app.screen, HomeScreen)
        assert len(app.library.entries()[0].plan.new) == 7
        rows = await to(pilot, "new_per_day")
        assert str(rows.get_option_at_index(0).prompt).split() == ["*", "new_per_day", "7"]
        await press(pilot, ["d"])
        assert read_settings(home.settings) == Settings()


async def test_a_value_that_does_not_fit_is_told_and_not_saved(app: QuizApp, home: Home) -> None:
    """The editor stays open with what would be right; escape leaves everything as it was."""
    async with app.run_test() as pilot:
        await to(pilot, "retention")
        await entered(pilot, "99%")
        assert "✗ 'retention' must be a number from 0.70 to 0.97, found '0.99'" in words(app)
        assert app.screen.query_one(Input).display
        await press(pilot, ["escape"])
        assert "Nothing is changed." in words(app)
        assert isinstance(app.screen, SettingsScreen)
        assert not home.settings.exists()


async def test_choices_are_gone_through(app: QuizApp, home: Home) -> None:
    """Enter goes on to the next choice, and after the last to the first."""
    async with app.run_test() as pilot:
        await to(pilot, "review_order")
        found = []
        for _ in range(3):
            await press(pilot, ["enter"])
            found.append(read_settings(home.settings).review_order)
        assert found == ["retrievability", "random", "due"]
        await to(pilot, "fuzz")
        await press(pilot, ["enter"])
        assert read_settings(home.settings).fuzz is False


async def test_a_deck_has_settings_of_its_own(app: QuizApp, home: Home) -> None:
    """Retention and exam of a deck are set there; an empty value takes them back."""
    async with app.run_test() as pilot:
        await to(pilot, "retention", BUILTIN)
        await entered(pilot, "0.95")
        await to(pilot, "exam", BUILTIN)
        await entered(pilot, "2026-06-30")
        own = read_settings(home.settings).deck(BUILTIN)
        assert (own.retention, str(own.exam)) == (0.95, "2026-06-30")
        assert app.library.settings.retention_of(BUILTIN) == 0.95
        await entered(pilot, "")
        assert read_settings(home.settings).deck(BUILTIN) == DeckSettings(0.95)


async def test_a_broken_file_is_told_and_kept(app: QuizApp, home: Home) -> None:
    """A mistake that came into the file meanwhile is told at its place, and nothing is written over."""
    home.folder.mkdir(exist_ok=True)
    home.settings.write_text("# mine\nfuzz = perhaps\n")
    async with app.run_test(size=(120, 30)) as pilot:
        await to(pilot, "fuzz")
        await press(pilot, ["enter"])
        assert "settings.toml:2:8: this is not TOML" in words(app)
        assert home.settings.read_text() == "# mine\nfuzz = perhaps\n"


async def test_theme_and_keys_hold_at_once(app: QuizApp, home: Home) -> None:
    """A theme is shown when it is set, a key works when it is set; what there is not is refused."""
    async with app.run_test() as pilot:
        usual = app.theme
        await to(pilot, "theme")
        await entered(pilot, "norrd")
        assert "✗ there is no theme 'norrd' (did you mean 'nord'?)" in words(app)
        await press(pilot, ["escape"])
        await entered(pilot, "nord")
        assert app.theme == "nord"
        await press(pilot, ["d"])
        assert app.theme == usual
        await to(pilot, "keys")
        await press(pilot, ["enter"])
        app.screen.query_one(Input).value = "home.setings=f6"
        await press(pilot, ["enter"])
        assert "✗ there is no action 'home.setings' to give a key to (did you mean 'home.settings'?)" in words(app)
        app.screen.query_one(Input).value = "home.settings=f6"
        await press(pilot, ["enter", "escape"])
        await press(pilot, ["f6"])
        assert isinstance(app.screen, SettingsScreen)
        assert read_settings(home.settings).keys == {"home.settings": "f6"}


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (Settings(theme="norrd"), "there is no theme 'norrd'"),
        (Settings(keys={"home.setings": "s"}), "there is no action 'home.setings'"),
    ],
)
def test_the_app_does_not_open_with_what_it_lacks(library: Library, settings: Settings, says: str) -> None:
    """A theme or key that there is not is refused before the screen is taken."""
    library.adopt(settings)
    with pytest.raises(QuizError, match=says):
        QuizApp(library)


async def test_optimising_needs_answers(app: QuizApp) -> None:
    """Where too little is answered, that is told, and nothing is going on afterwards."""
    async with app.run_test() as pilot:
        await to(pilot, "parameters")
        await press(pilot, ["o"])
        assert "✗ optimising takes 400 reviews" in words(app)
        await press(pilot, ["escape"])
        assert isinstance(app.screen, HomeScreen)


async def until_done(pilot: Pilot[None], app: QuizApp) -> None:
    """Wait for the optimiser."""
    for _ in range(300):
        assert isinstance(app.screen, SettingsScreen)
        if not app.screen._busy:
            return
        await pilot.pause(0.05)
    pytest.fail("the optimiser did not end")


async def test_optimising_from_the_screen(app: QuizApp, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Better parameters are taken, told, and put back with a key."""
    log = remembering(FORGETFUL, cards=400, reviews=8, deck=BUILTIN)
    monkeypatch.setattr(app.library.store, "reviews", lambda _=None: iter(log))
    async with app.run_test(size=(100, 30)) as pilot:
        await to(pilot, "parameters", BUILTIN)
        await press(pilot, ["enter"])
        await until_done(pilot, app)
        assert "✓ Better, and taken: log-loss" in words(app)
        fitted = app.library.settings.deck(BUILTIN).parameters
        assert read_settings(home.settings).deck(BUILTIN).parameters == fitted != ()
        await press(pilot, ["b"])
        assert app.library.settings.parameters_of(BUILTIN) == ()
        await press(pilot, ["b", "d"])
        assert app.library.settings.deck(BUILTIN) == DeckSettings(previous_parameters=fitted)


async def test_memories_are_reckoned_while_keys_work(
    app: QuizApp, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How far it is stands on the screen; escape leaves everything as it was, the end tells what moved."""
    library = app.library
    study_all(library.study([BUILTIN]), clock)
    library.change({key_of("previous_parameters"): FORGETFUL})
    before = library.store.memories(BUILTIN)
    monkeypatch.setattr("quiz.app.screens.settings._SLICE", -1.0)
    async with app.run_test(size=(100, 30)) as pilot:
        await to(pilot, "parameters")
        await press(pilot, ["b", "o", "enter"])
        assert "Reckoning memories anew, " in words(app)
        assert f" of {len(before)} cards. Escape stops it." in words(app)
        await press(pilot, ["escape"])
        assert "Stopped; nothing is changed." in words(app)
        assert (library.settings.parameters, library.store.memories(BUILTIN)) == ((), before)
        monkeypatch.setattr("quiz.app.screens.settings._SLICE", 60.0)
        await press(pilot, ["b"])
        assert f"hold again. The memory of {len(before)} cards is reckoned anew; " in words(app)
        assert library.settings.parameters == FORGETFUL
        assert library.store.memories(BUILTIN) != before


async def test_optimising_can_be_stopped(
    app: QuizApp, home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Time goes by on the screen; escape ends the process and changes nothing; leaving the app does too."""
    (tmp_path / "worker.py").write_text(ENDLESS)
    started: list[Training] = []

    def endless(*given: object) -> Training:
        started.append(Training(*given[:3], tmp_path / "worker.py"))  # type: ignore[arg-type, call-arg]
        return started[-1]

    log = remembering(DEFAULTS, cards=100, reviews=6, deck=BUILTIN)
    monkeypatch.setattr(app.library.store, "reviews", lambda _=None: iter(log))
    monkeypatch.setattr("quiz.memory.optimise.Training", endless)
    async with app.run_test() as pilot:
        await to(pilot, "parameters")
        await press(pilot, ["o"])
        assert "Optimising, 0 s. Escape stops it." in words(app)
        assert started[0].running
        await press(pilot, ["escape"])
        assert "stopped; nothing is changed" in words(app)
        assert not started[0].running
        await press(pilot, ["o"])
        assert started[1].running
    assert not started[1].running
    assert not home.settings.exists()


async def test_a_key_is_given_as_it_is_shown_and_the_footers_tell_it(app: QuizApp, home: Home) -> None:
    """The example of the settings can be typed as it stands; footers beneath show the new key."""
    async with app.run_test(size=(120, 30)) as pilot:
        await to(pilot, "keys")
        assert 'such as "study.hint" = "f2"' in words(app)
        await press(pilot, ["enter", "ctrl+u", *'"study.hint" = "f2" "settings.default"=f3 home.quit=x'])
        await press(pilot, ["enter"])
        assert read_settings(home.settings).keys == {"study.hint": "f2", "settings.default": "f3", "home.quit": "x"}
        assert " f3 Default " in footer(app)
        await press(pilot, ["escape"])
        assert footer(app).split()[-4:] == ["x", "Quit", "?", "Help"]
        await press(pilot, ["enter", "enter"])
        assert " ^d Don't know  f2 Hint  ^z Undo " in footer(app)


async def test_of_keys_that_do_the_same_the_learners_own_is_shown(make_app: MakeApp) -> None:
    """A new key of a grade that has two stands in the footer, in the place of the old one."""
    app = make_app(only("typed"))
    app.library.adopt(replace(app.library.settings, keys={"study.easy": "x", "study.undo_letter": "y"}))
    async with app.run_test(size=(120, 30)) as pilot:
        await to_question(pilot, app, "typed")
        await press(pilot, [*typing("leonardo"), "enter"])
        assert " x Easy  i Source  y Undo " in footer(app)


async def test_a_key_that_is_taken_from_another_action_is_told(app: QuizApp) -> None:
    """The settings say at once which action lost its key."""
    async with app.run_test(size=(120, 30)) as pilot:
        await to(pilot, "keys")
        await entered(pilot, "study.explicit_easy=o")
        assert "The key o is study.explicit_easy now, no longer study.override" in words(app)


def test_a_browser_sets_nothing_of_the_computer_that_serves_it() -> None:
    """The folder that machines share, and the limits of decks, are set in a terminal alone."""
    here, served = ([row.key.field.name for row in rows_of((), served=where) if row.key] for where in (False, True))
    assert set(here) - set(served) == {"sync_folder", *(f"limit_{one.name}" for one in fields(Limits))}


async def test_limits_of_decks_have_a_section_of_their_own(app: QuizApp, home: Home) -> None:
    """They stand at the end of the list, and are set and put back like any other setting."""
    async with app.run_test() as pilot:
        rows = await to(pilot, "limit_text")
        headings = [row.heading for row in rows._rows if row.key is None]
        assert headings[-1] == "Limits of what any deck may hold"
        assert "Letters of one text of a deck." in words(app)
        await entered(pilot, "7")
        assert "✗ 'limit_text' must be a whole number from 1000 to 10000000, found '7'" in words(app)
        await press(pilot, ["escape"])
        await to(pilot, "limit_facts")
        await entered(pilot, "1")
        assert read_settings(home.settings).limit_facts == 1
        assert app.library.settings.limits.facts == 1
        await press(pilot, ["d"])
        assert read_settings(home.settings) == Settings()
