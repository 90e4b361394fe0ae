"""Keys and themes that a learner chooses."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from quiz.app.app import QuizApp
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.study import StudyScreen
from quiz.errors import QuizError
from quiz.library.library import Library
from quiz.model.review import Grade
from tests.app.conftest import MakeApp, only
from tests.support.app import press, step, to_question, words


def with_settings(
    library: Library, decks: list[str] | None, *, keys: Mapping[str, str] | None = None, theme: str = ""
) -> QuizApp:
    """Open the app with other keys or another theme."""
    library.adopt(replace(library.settings, keys=keys or {}, theme=theme))
    return QuizApp(library, None if decks is None else library.study(decks))


async def test_keys_can_be_others(library: Library) -> None:
    """A new key does what the old one did, which does nothing any more; help tells the new one."""
    app = with_settings(library, None, keys={"home.study_all": "s, f5", "app.help": "h"})
    async with app.run_test(size=(80, 60)) as pilot:
        await press(pilot, ["a"])
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, ["h"])
        assert "s  f5" in words(app)
        await press(pilot, ["escape", "f5"])
        assert isinstance(app.screen, StudyScreen)


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        (
            {"home.study_al": "s"},
            "there is no action 'home.study_al' to give a key to (did you mean 'home.study_all'?)",
        ),
        ({"home.quit": "ctrl+shft+x"}, "'ctrl+shft+x' is no key to give to home.quit (write it like x, ?, f2"),
        ({"home.quit": "entr"}, "'entr' is no key to give to home.quit"),
        ({"home.quit": ""}, "'' is no key to give to home.quit"),
        ({"home.quit": "x", "home.study_all": "x"}, "the key 'x' is given to both home.quit and home.study_all"),
    ],
)
def test_a_key_that_cannot_be_is_told(library: Library, keys: dict[str, str], says: str) -> None:
    """Unknown actions, keys that no terminal sends, and one key for two actions are a user's error."""
    with pytest.raises(QuizError) as caught:
        with_settings(library, None, keys=keys)
    assert says in str(caught.value)


@pytest.mark.parametrize("key", ["x", "?", "question_mark", "f12", "ctrl+g", "space", "ctrl+underscore", "+", "é"])
def test_any_key_of_a_terminal_will_do(library: Library, key: str) -> None:
    """Characters, names of characters, special keys and those with modifiers are keys."""
    with_settings(library, None, keys={"home.quit": key})


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (
            {"study.explicit_easy": "o"},
            ["The key o is study.explicit_easy now, no longer study.override: Count your answer"],
        ),
        ({"study.explicit_easy": "x"}, []),
        ({"study.explicit_easy": "o", "study.override": "e"}, []),
        ({"options.mark": "1"}, ["The key 1 is options.mark now, no longer lines.pick_1: Pick line 1."]),
        ({"help.close": "?"}, []),
    ],
)
async def test_an_action_that_loses_its_key_is_told(library: Library, keys: dict[str, str], told: list[str]) -> None:
    """A key taken from another action of the same place is told when the app opens; a swap is none."""
    app = with_settings(library, None, keys=keys)
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        messages = [note.message for note in app._notifications]
        assert len(messages) == len(told)
        assert all(message.startswith(start) for message, start in zip(messages, told, strict=True))


async def test_a_taken_key_does_the_new_action(make_app: MakeApp) -> None:
    """The action that was given the key has it."""
    app = with_settings(make_app(only("truefalse")).library, ["small"], keys={"study.explicit_easy": "o"})
    async with app.run_test() as pilot:
        await to_question(pilot, app, "truefalse")
        await press(pilot, ["2", "o"])
        assert step(app).grade is Grade.EASY


def test_a_theme_that_is_not_there_is_told(library: Library) -> None:
    """An unknown theme is a user's error with the nearest known one, or with those of ours."""
    with pytest.raises(QuizError, match=r"there is no theme 'drak' \(did you mean 'dark'\?\)"):
        with_settings(library, None, theme="drak")
    with pytest.raises(QuizError, match=r"no theme 'zzzz' \(one of: dark, high-contrast, light\)"):
        with_settings(library, None, theme="zzzz")


@pytest.mark.parametrize("theme", ["dark", "light", "high-contrast", "nord"])
async def test_every_theme_draws(make_app: MakeApp, theme: str) -> None:
    """A session looks the same in words in every theme."""
    app = make_app(only("choice"))
    themed = with_settings(app.library, ["small"], theme=theme)
    async with themed.run_test() as pilot:
        await to_question(pilot, themed, "choice")
        await press(pilot, ["1"])
        assert "← your answer" in words(themed)


async def test_high_contrast_is_black_white_and_yellow(make_app: MakeApp) -> None:
    """Nothing in high contrast is drawn in another colour, on a question and on its feedback."""
    app = with_settings(make_app(only("choice")).library, ["small"], theme="high-contrast")
    async with app.run_test() as pilot:
        await to_question(pilot, app, "choice")
        for keys in (["down"], ["2"], ["f1"]):
            await press(pilot, keys)
            await pilot.pause(0.2)
            colours = {
                colour.get_truecolor().hex
                for strip in app.screen._compositor.render_strips()
                for segment in strip
                for colour in (segment.style and segment.style.color, segment.style and segment.style.bgcolor)
                if colour
            }
            assert colours <= {"#000000", "#ffffff", "#ffff00"}


@pytest.mark.parametrize(("theme", "muted"), [("dark", True), ("light", True), ("high-contrast", False)])
async def test_what_matters_less_is_muted(library: Library, theme: str, *, muted: bool) -> None:
    """The second line of the greeting is fainter than the first, but not where contrast is asked for."""
    app = with_settings(library, None, theme=theme)
    async with app.run_test():
        contrast = {
            segment.text.strip(): sum(
                abs(front - back)
                for front, back in zip(
                    segment.style.color.get_truecolor(), segment.style.bgcolor.get_truecolor(), strict=True
                )
            )
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.color and segment.style.bgcolor
        }
        first = contrast["Welcome. Press enter to study the deck that is marked."]
        second = contrast["Each new fact is shown first, and asked after it."]
        assert second < first if muted else second == first


async def test_nothing_hangs_on_colour(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR everything is grey, and the cursor, the key and the missed option have signs of their own."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(only("choice"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "choice")
        await press(pilot, ["down", "down"])
        assert "› 2" in words(app)
        await press(pilot, ["3"])
        shown = words(app)
        assert "✓" in shown
        assert "← your answer" in shown
        assert app.no_color
        from textual.filter import Monochrome

        assert any(isinstance(used, Monochrome) for used in app._filters)
