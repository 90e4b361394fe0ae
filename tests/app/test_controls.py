"""Answering in every format, by keys and by mouse."""

import pytest

from quiz.app.controls.lines import OptionLine
from quiz.model.review import Grade
from quiz.session.steps import Ask, Feedback
from quiz.store.sqlite import SqliteStore
from tests.app.conftest import MakeApp, only
from tests.support.app import press, step, to_question, typing, words


@pytest.mark.parametrize("way", ["number", "letter", "arrows", "mouse"])
async def test_an_option_is_chosen_in_every_way(make_app: MakeApp, store: SqliteStore, way: str) -> None:
    """Numbers, letters, arrows with enter, and the mouse choose the same option."""
    app = make_app(only("choice"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "choice")
        right = [option.correct for option in step(app).question.options].index(True)
        if way == "number":
            await press(pilot, [str(right + 1)])
        elif way == "letter":
            await press(pilot, ["abcd"[right]])
        elif way == "arrows":
            await press(pilot, [*["down"] * (right + 5), *["up"] * 4, "enter"])
        else:
            line = next(line for line in app.screen.query(OptionLine) if line.place == right)
            await pilot.click(line)
            await pilot.pause()
        assert isinstance(step(app), Feedback)
        assert step(app).passed
    assert [review.grade for review in store.reviews() if review.format == "choice"] == [Grade.GOOD]


@pytest.mark.parametrize(
    ("question_format", "keys", "passed"),
    [
        ("truefalse", ["2"], True),
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


async def test_several_options_are_marked_and_handed_in(make_app: MakeApp) -> None:
    """Marks can be set and taken back before enter hands them in."""
    app = make_app(only("multi"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "multi")
        options = step(app).question.options
        right = [place for place, option in enumerate(options) if option.correct]
        wrong = next(place for place, option in enumerate(options) if not option.correct)
        await press(pilot, ["enter"])
        assert isinstance(step(app), Ask)
        await press(pilot, [str(wrong + 1), *(str(place + 1) for place in right), str(wrong + 1), "enter"])
        assert step(app).passed


@pytest.mark.parametrize("way", ["digits", "grab", "carry"])
async def test_lines_are_put_in_order_by_moving(make_app: MakeApp, way: str) -> None:
    """A line goes to its place by number, grabbed with space, or carried with shift."""
    app = make_app(only("order"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "order")
        question = step(app).question
        shown = [option.text for option in question.options]
        cursor = 0
        for place, text in enumerate(question.answers):
            here = shown.index(text)
            await press(pilot, ["down"] * ((here - cursor) % len(shown)))
            if way == "digits":
                await press(pilot, [str(place + 1)])
            elif way == "grab":
                await press(pilot, ["space", *["up"] * (here - place), "space"])
            else:
                await press(pilot, ["shift+up"] * (here - place))
            shown.insert(place, shown.pop(here))
            cursor = place
        await press(pilot, ["enter"])
        if isinstance(step(app), Ask):
            assert "Enter again" in words(app)
            await press(pilot, ["enter"])
        assert step(app).passed


async def test_an_order_that_nobody_touched_is_handed_in_by_two_keys(make_app: MakeApp, store: SqliteStore) -> None:
    """One enter too many does not answer."""
    app = make_app(only("order"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "order")
        await press(pilot, ["enter"])
        assert list(store.reviews()) == []
        assert "Enter again hands it in" in words(app)
        await press(pilot, ["enter"])
        assert isinstance(step(app), Feedback)


async def test_sides_are_paired_moved_and_freed(make_app: MakeApp) -> None:
    """A number gives the marked line its right side; given again it moves, and backspace frees the line."""
    app = make_app(only("match"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "match")
        question = step(app).question
        texts = [option.text for option in question.options]
        places = [str(texts.index(right) + 1) for _, right in question.pairs]
        await press(pilot, [places[1], "enter"])
        assert "2 still without a right side" in words(app)
        await press(pilot, ["up", "backspace"])
        assert all(f"{left} — …" in words(app) for left, _ in question.pairs)
        await press(pilot, [places[1], "up", *places])
        assert "All are paired" in words(app)
        await press(pilot, ["enter"])
        assert step(app).passed


async def test_a_cloze_is_filled_in_its_sentence(make_app: MakeApp) -> None:
    """What is typed stands where the blank was."""
    app = make_app(only("cloze"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "cloze")
        assert words(app).count("The capital of France is _____.") == 1
        await press(pilot, typing("par"))
        assert "The capital of France is par." in words(app)
        assert "_____" not in words(app)
        await press(pilot, ["backspace"] * 3)
        assert "The capital of France is _____." in words(app)


async def test_true_and_false_have_letters(make_app: MakeApp) -> None:
    """T and f answer a statement."""
    app = make_app(only("truefalse"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "truefalse")
        await press(pilot, ["f"])
        assert step(app).passed


async def test_an_entry_that_is_there_already_is_told(make_app: MakeApp) -> None:
    """A list does not take the same answer twice."""
    app = make_app(only("list"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "list")
        await press(pilot, [*typing("red"), "enter", *typing("Red"), "enter"])
        assert "is there already" in words(app)
        assert "  2  " not in words(app)


async def test_a_struck_option_can_no_longer_be_picked(make_app: MakeApp) -> None:
    """After a hint the wrong option has a dot for its number, and its key does nothing."""
    app = make_app(only("choice"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "choice")
        await press(pilot, ["ctrl+t"])
        (struck,) = [line for line in app.screen.query(OptionLine) if line.has_class("-struck")]
        assert not step(app).question.options[struck.place].correct
        assert "·" in struck.plain
        await press(pilot, [str(struck.place + 1)])
        assert isinstance(step(app), Ask)


async def test_not_knowing_is_a_key_of_its_own(make_app: MakeApp, store: SqliteStore) -> None:
    """Ctrl+d tells the answer and counts as forgotten, in a typed question too."""
    app = make_app(only("typed"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "typed")
        await press(pilot, ["x", "ctrl+d"])
        assert "– Not known yet" in words(app)
        assert "Leonardo da Vinci" in words(app)
    assert {review.grade for review in store.reviews()} == {Grade.AGAIN}
