"""Help and the command palette: both tell what the bindings say."""

import re

import pytest
from textual.command import CommandList, CommandPalette
from textual.widgets import Input

from quiz.app.actions import actions, every_binding, spans
from quiz.app.app import QuizApp
from quiz.app.palette import ActionsProvider
from quiz.app.screens.help import HelpScreen
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.study import StudyScreen
from quiz.app.widgets.footer import KeysFooter
from quiz.session.steps import Feedback
from tests.app.conftest import MakeApp, only
from tests.support.app import press, step, to_question, until, words


def test_every_binding_can_be_named_and_explained() -> None:
    """Every binding has an id ``screen.name``, and a tooltip of one sentence; one id does one thing."""
    does: dict[str, str] = {}
    for owner, binding in every_binding():
        assert re.fullmatch(r"[a-z]+\.[a-z0-9_]+", binding.id or ""), f"{owner.__name__}: {binding.key} has no id"
        assert re.fullmatch(r"[A-Z].*\.", binding.tooltip), f"{owner.__name__}: {binding.id} has no tooltip"
        assert does.setdefault(binding.id or "", binding.action) == binding.action, binding.id


async def test_help_lists_what_can_be_done_where(make_app: MakeApp) -> None:
    """On a question, help lists the keys of the control, of the session and of the app, and goes back."""
    app = make_app(only("choice"))
    async with app.run_test(size=(80, 60)) as pilot:
        await to_question(pilot, app, "choice")
        await press(pilot, ["question_mark"])
        assert isinstance(app.screen, HelpScreen)
        shown = words(app)
        groups = ["Answering", "While studying", "Everywhere", "How studying works"]
        assert [shown.index(group) for group in groups] == sorted(shown.index(group) for group in groups)
        assert "1 … 9  a … i" in shown
        assert "Say that you don't know" in shown
        assert "was easy" not in shown
        await press(pilot, ["question_mark"])
        assert isinstance(app.screen, StudyScreen)


async def test_help_is_there_while_typing(make_app: MakeApp) -> None:
    """F1 opens help from a line that takes ``?`` as an answer, and gives the line back as it was."""
    app = make_app(only("typed"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "typed")
        await press(pilot, ["question_mark", "f1"])
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, ["escape"])
        assert app.screen.query_one(Input).value == "?"
        assert app.screen.query_one(Input).has_focus


async def test_the_palette_does_what_the_keys_do(make_app: MakeApp) -> None:
    """An action is found by its words and runs on the screen beneath, with a line to type in focused too."""
    app = make_app(only("typed"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "typed")
        await press(pilot, ["ctrl+p"])
        assert isinstance(app.screen, CommandPalette)
        await press(pilot, [*"knowsee"])
        found = app.screen.query_one(CommandList)
        await until(pilot, lambda: found.option_count and found.highlighted is not None)
        await press(pilot, ["enter"])
        await until(pilot, lambda: isinstance(app.screen, StudyScreen) and isinstance(step(app), Feedback))


async def test_the_palette_lists_the_actions_and_themes(app: QuizApp) -> None:
    """Every action of the screen is in the palette, then the themes; what Textual adds is not."""
    async with app.run_test() as pilot:
        await pilot.pause()
        provider = ActionsProvider(app.screen)
        await provider.startup()
        listed = [str(hit.text) async for hit in provider.discover()]
        sentences = [action.sentence for action in actions(app.screen) if action.id != "app.palette"]
        assert listed[: len(sentences)] == sentences
        assert len(set(listed)) == len(listed)
        assert "Use the high contrast theme." in listed
        assert "Study every deck that is in order." in listed
        assert not any("Maximize" in sentence for sentence in listed)
        found = [hit.command async for hit in provider.search("light theme")]
        found[0]()
        assert app.theme == "textual-light"


@pytest.mark.parametrize("size", [(200, 24), (80, 24), (60, 20), (30, 10)])
async def test_the_footer_shows_whole_keys_and_always_help(make_app: MakeApp, size: tuple[int, int]) -> None:
    """No key is cut off at the edge, at any width, also after it changed."""
    app = make_app(only("order"))
    async with app.run_test(size=(100, 24)) as pilot:
        await to_question(pilot, app, "order")
        await pilot.resize_terminal(*size)
        footer = app.screen.query_one(KeysFooter)
        await until(pilot, lambda: footer.size.width == size[0])
        line = str(footer.content).rstrip()
        assert len(line) <= size[0]
        assert line.endswith("? Help")
        labels = {binding.description for _, binding, _, _ in app.screen.active_bindings.values() if binding.show}
        assert all(any(label and part.endswith(label) for label in labels) for part in line.split("  ") if part.strip())


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ([], "⏎ Study  a All  m More  b Browse  s Stats  q Quit  ? Help"),
        (["enter", "enter"], "⏎ Answer  ^d Don't know  ^t Hint  ^z Undo  esc Decks  ? Help"),
        (["b"], "⏎ Look  space Mark  / Search  esc Back  s Sort  ? Help"),
    ],
)
async def test_a_narrow_footer_keeps_what_is_needed_most(app: QuizApp, keys: list[str], shown: str) -> None:
    """The way back and help are always there; of the others those come first that are needed most."""
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, keys)
        footer = app.screen.query_one(KeysFooter)
        await until(pilot, lambda: str(footer.content).rstrip() == shown)


async def test_a_key_in_the_footer_can_be_clicked(make_app: MakeApp) -> None:
    """A click on a key in the footer does what the key does."""
    app = make_app(only("truefalse"))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_question(pilot, app, "truefalse")
        footer = app.screen.query_one(KeysFooter)
        await until(pilot, lambda: "Don't know" in str(footer.content))
        await pilot.click(footer, offset=(str(footer.content).index("Don't know"), 0))
        await until(pilot, lambda: isinstance(step(app), Feedback))


async def test_help_in_help_goes_back(app: QuizApp) -> None:
    """F1 in help closes it, as escape does."""
    async with app.run_test() as pilot:
        await pilot.pause()
        for key in ("f1", "escape", "q", "question_mark"):
            await press(pilot, ["question_mark", key])
            assert isinstance(app.screen, HomeScreen)


def test_keys_in_a_row_are_written_as_spans() -> None:
    """Three neighbours or more make a span; other keys are listed."""
    assert spans(("1", "a", "2", "b", "3", "c")) == ("1 … 3", "a … c")
    assert spans(("^z", "u")) == ("^z", "u")
    assert spans(("1", "2", "3", "⏎")) == ("1 … 3", "⏎")
