"""What later steps are shown in is made while the first one is read."""

import asyncio

import pytest
from textual.events import Key
from textual.pilot import Pilot

from quiz.app.app import QuizApp
from quiz.app.controls.base import Control
from quiz.app.controls.registry import control_for, every_control
from quiz.app.screens import study
from quiz.app.screens.home import HomeScreen
from quiz.app.widgets.ask import AskView
from quiz.app.widgets.feedback import FeedbackView
from quiz.app.widgets.one_view import OneView
from quiz.app.widgets.teach import TeachView
from quiz.session.steps import Ask, Teach
from tests.app.conftest import ALL_FORMATS, MakeApp
from tests.support.app import press, seen, step, words

_PATIENCE = 20.0
_AFTER = 0.2


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have it made as soon as for a learner."""
    monkeypatch.setattr(study, "READING", 0.3)


async def prepared(pilot: Pilot[None], app: QuizApp) -> None:
    """Wait until all is made."""
    async with asyncio.timeout(_PATIENCE):
        while {type(control) for control in app.screen.query(Control)} != set(every_control()):
            await pilot.pause(0.01)
    await pilot.pause()


async def test_views_and_controls_are_kept_unseen(make_app: MakeApp) -> None:
    """All views and a control of each sort come about while the first step is read, and nothing of them is seen."""
    app = make_app(ALL_FORMATS)
    async with app.run_test() as pilot:
        await pilot.pause()
        before = words(app)
        await prepared(pilot, app)
        assert words(app) == before
        assert isinstance(step(app), Teach)
        assert {type(view) for view in app.screen.query_one(OneView).children} == {AskView, FeedbackView, TeachView}
        assert len(app.screen.query(Control)) == len(set(every_control()))
        assert not seen(app, Control)
        assert app.focused is None


async def test_every_format_is_asked_in_what_was_made_for_it(make_app: MakeApp) -> None:
    """Each question has its own control and the keys, and no control is made a second time."""
    app = make_app(ALL_FORMATS)
    async with app.run_test() as pilot:
        await prepared(pilot, app)
        made = set(app.screen.query(Control))
        formats: set[str] = set()
        while len(formats) < 11:
            present = step(app)
            if isinstance(present, Ask):
                formats.add(present.question.format)
                judge(app, present)
            await press(pilot, ["ctrl+d" if isinstance(present, Ask) else "enter"])
        assert set(app.screen.query(Control)) == made


async def test_a_key_is_answered_before_all_is_made(make_app: MakeApp) -> None:
    """The screen hears keys between one thing that is made for later and the next."""
    app = make_app(ALL_FORMATS)
    async with app.run_test() as pilot:
        async with asyncio.timeout(_PATIENCE):
            while not app.screen.query(AskView):  # noqa: ASYNC110 - Textual has no event for it
                await asyncio.sleep(0.005)
            first = step(app)
            app.post_message(Key("enter", None))
            while step(app) is first:  # noqa: ASYNC110 - as above
                await asyncio.sleep(0)
        assert {type(control) for control in app.screen.query(Control)} != set(every_control())
        await prepared(pilot, app)


@pytest.mark.parametrize("head_start", [0.0, 0.3, 0.35, 0.4])
async def test_keys_in_the_meantime_are_answered_as_ever(make_app: MakeApp, head_start: float) -> None:
    """A step that is shown while something is made for others is shown as a whole, its control below its stem."""
    app = make_app(ALL_FORMATS)
    async with app.run_test() as pilot:
        await asyncio.sleep(head_start)
        for _ in range(12):
            present = step(app)
            if isinstance(present, Ask):
                judge(app, present)
            else:
                assert not seen(app, Control)
            await press(pilot, ["ctrl+d" if isinstance(present, Ask) else "enter"])


@pytest.mark.parametrize("head_start", [0.25, 0.3, 0.33, 0.36])
async def test_a_session_that_is_left_in_the_meantime_is_over(make_app: MakeApp, head_start: float) -> None:
    """Leaving while something is made leads to the decks, and nothing more is made."""
    app = make_app(ALL_FORMATS)
    async with app.run_test() as pilot:
        await asyncio.sleep(head_start)
        await press(pilot, ["escape"])
        assert isinstance(app.screen, HomeScreen)
        await asyncio.sleep(_AFTER)


def judge(app: QuizApp, asked: Ask) -> None:
    """Check that a question is asked in its control, which stands last and has the keys."""
    (control,) = seen(app, Control)
    assert type(control) is control_for(asked.question)
    assert control.question is asked.question
    assert isinstance(app.screen.query_one(AskView).children[-1], Control)
    assert app.focused is not None
    assert control in app.focused.ancestors_with_self
