"""Answering in every format, by keys and by mouse."""

import pytest
from textual.binding import Binding

from quiz.app.controls.base import Control
from quiz.app.controls.listed import EntryInput
from quiz.app.controls.registry import every_control
from quiz.app.controls.typed import AnswerInput
from quiz.model.review import Grade
from quiz.session.steps import Feedback
from quiz.store.sqlite import SqliteStore
from tests.app.conftest import MakeApp, only
from tests.support.app import press, step, to_question, typing, words


@pytest.mark.parametrize(
    ("question_format", "keys", "passed"),
    [
        ("truefalse", ["2"], True),
        ("truefalse", ["f"], True),
        ("truefalse", ["t"], False),
        ("truefalse", ["down", "down", "enter"], True),
        ("cloze", [*typing("paris"), "enter"], True),
        ("typed", [*typing("da vinci"), "enter"], True),
        ("typed", [*typing("raphael"), "enter"], False),
        ("number", [*typing("34.5 km"), "enter"], True),
        ("date", [*typing("2017-08-29"), "enter"], True),
        ("list", [*typing("blue"), "enter", *typing("red"), "enter", *typing("green"), "enter", "enter"], True),
        ("list", [*typing("blue"), "enter", "enter"], False),
        ("number", [*typing("elvn"), "enter", *["backspace"] * 4, *typing("35"), "enter"], True),
        ("list", [*typing("pink"), "enter", "backspace", *["backspace"] * 4, *typing("red"), "enter", *typing("green"),
                  "enter", *typing("blue"), "enter", "enter"], True),
        ("flip", ["enter", "y"], True),
        ("flip", ["space", "n"], False),
    ],
)  # fmt: skip
async def test_every_format_has_its_control(
    make_app: MakeApp,
    question_format: str,
    keys: list[str],
    passed: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """Each format takes its answer by keys alone."""
    app = make_app(only(question_format))
    async with app.run_test() as pilot:
        await to_question(pilot, app, question_format)
        await press(pilot, keys)
        assert isinstance(step(app), Feedback), words(app)
        assert step(app).passed is passed


async def test_not_knowing_is_a_key_of_its_own(make_app: MakeApp, store: SqliteStore) -> None:
    """Ctrl+d tells the answer and counts as forgotten, in a typed question too."""
    app = make_app(only("typed"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "typed")
        await press(pilot, ["x", "ctrl+d"])
        assert "– Not known yet" in words(app)
        assert "Leonardo da Vinci" in words(app)
    assert {review.grade for review in store.reviews()} == {Grade.AGAIN}


@pytest.mark.parametrize("question_format", ["choice", "cloze", "typed", "list", "order", "match", "flip"])
async def test_a_hint_is_shown_letter_for_letter(make_app: MakeApp, question_format: str) -> None:
    """Every control shows the words of a hint, which may come from a deck, and none before."""
    app = make_app(only(question_format))
    async with app.run_test() as pilot:
        await to_question(pilot, app, question_format)
        assert "Hint" not in words(app)
        app.screen.query_one(Control).hint(frozenset(), "Hint: it is [b]bold[/b] \x1b[1m")
        await pilot.pause()
        assert "Hint: it is [b]bold[/b] [1m" in words(app)


def test_every_key_of_a_control_can_be_named_and_is_explained() -> None:
    """Each binding has an id, the same for no two actions, and one sentence about what it does."""
    actions: dict[str, str] = {}
    for widget in {*every_control(), AnswerInput, EntryInput}:
        for binding in widget.__dict__.get("BINDINGS", ()):
            assert isinstance(binding, Binding)
            assert binding.id
            assert binding.tooltip.endswith(".")
            assert actions.setdefault(binding.id, binding.action) == binding.action
    assert len(actions) > 15
