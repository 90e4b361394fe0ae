"""Typing several answers."""

from quiz.app.app import QuizApp
from quiz.app.controls.listed import EntryInput
from quiz.grading.response import Listed
from quiz.session.steps import Ask
from tests.app.conftest import MakeApp, only
from tests.support.app import line_texts, press, step, to_question, typing, words


def entries(app: QuizApp) -> list[str]:
    """Return the lines of the entries."""
    return [line.strip() for line in line_texts(app)]


async def test_entries_are_numbered_and_counted(make_app: MakeApp) -> None:
    """Each entry gets a number, and the help says how many of how many there are."""
    app = make_app(only("list"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "list")
        await press(pilot, ["enter"])
        assert isinstance(step(app), Ask)
        assert "Nothing is listed yet" in words(app)
        await press(pilot, [*typing("blue"), "enter", *typing("red"), "enter"])
        assert entries(app) == ["1  blue", "2  red"]
        assert "2 of 3, in any order" in words(app)
        await press(pilot, ["enter"])
        assert step(app).response == Listed(("blue", "red"))


async def test_backspace_on_an_empty_line_takes_the_last_entry_back(make_app: MakeApp) -> None:
    """The entry comes back whole, to be changed; backspace in a word deletes a letter."""
    app = make_app(only("list"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "list")
        await press(pilot, ["backspace", *typing("blue"), "enter", *typing("rex"), "backspace", "d", "enter"])
        assert entries(app) == ["1  blue", "2  red"]
        await press(pilot, ["backspace"])
        assert entries(app) == ["1  blue"]
        assert app.screen.query_one(EntryInput).value == "red"
        assert "1 of 3, in any order" in words(app)


async def test_a_duplicate_is_told_at_once(make_app: MakeApp) -> None:
    """An entry that is there already, in whatever case, is not added a second time."""
    app = make_app(only("list"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "list")
        await press(pilot, [*typing("blue"), "enter", *typing("red"), "enter", *typing("Blue"), "enter"])
        assert entries(app) == ["1  blue", "2  red"]
        assert "“Blue” is there already, as number 1." in words(app)
        await press(pilot, typing("g"))
        assert "is there already" not in words(app)
