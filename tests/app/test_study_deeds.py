"""What can be done in a session beside answering."""

from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.widgets import Input

from quiz.app.app import QuizApp
from quiz.app.controls.flip import FlipControl
from quiz.app.screens.prompts import ConfirmScreen, LineScreen
from quiz.app.screens.source import SourceScreen
from quiz.app.widgets.where import WhereBar
from quiz.grading.response import Recalled
from quiz.library.library import Library
from quiz.model.review import Grade
from quiz.model.state import CardState
from quiz.session.steps import Ask, Feedback, Teach
from quiz.store.sqlite import SqliteStore
from tests.app.conftest import MakeApp, only
from tests.conftest import BUILTIN
from tests.support.app import press, step, to_question, typing, words


def told(app: QuizApp) -> list[str]:
    """Return what notices said."""
    return [str(note.message) for note in app._notifications]


async def test_the_four_grades_are_shown_with_their_intervals(make_app: MakeApp, store: SqliteStore) -> None:
    """After a right answer 1 to 4 give another grade; the one that stands is in brackets."""
    app = make_app(only("typed"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "typed")
        await press(pilot, [*typing("leonardo"), "enter"])
        assert "[3 Good 10 min]" in words(app)
        assert "1 Again" in words(app)
        await press(pilot, ["2"])
        assert "[2 Hard" in words(app)
        assert step(app).grade is Grade.HARD
        await press(pilot, ["4"])
        assert step(app).grade is Grade.EASY
        await press(pilot, ["1"])
        assert step(app).grade is Grade.AGAIN
    (review,) = store.reviews()
    assert review.grade is Grade.AGAIN


async def test_a_wrong_option_has_no_other_grade(make_app: MakeApp) -> None:
    """What was picked wrong stays Again, whatever key is pressed."""
    app = make_app(only("truefalse"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "truefalse")
        await press(pilot, ["1", "2", "3", "4", "e", "o"])
        assert step(app).grade is Grade.AGAIN
        assert "Good" not in words(app)


async def test_a_hint_makes_a_right_answer_hard(make_app: MakeApp) -> None:
    """Ctrl+t shows letters; after the last hint it says that there is no more."""
    app = make_app(only("typed"))
    async with app.run_test(notifications=True) as pilot:
        await to_question(pilot, app, "typed")
        await press(pilot, ["ctrl+t"])
        assert "L······· d· V····" in words(app)
        await press(pilot, ["ctrl+t", "ctrl+t"])
        assert told(app) == ["There is no more to hint at."]
        await press(pilot, [*typing("leonardo"), "enter"])
        assert step(app).grade is Grade.HARD


async def test_a_card_is_buried_or_suspended_and_brought_back(make_app: MakeApp, store: SqliteStore) -> None:
    """The card leaves the session at once; undo brings it back, in the store too."""
    app = make_app(only("typed", "cloze"))
    async with app.run_test() as pilot:
        await pilot.pause()
        first = step(app).card.id
        await press(pilot, ["b"])
        assert step(app).card.id != first
        assert store.states("small")[first].buried_day is not None
        await press(pilot, ["ctrl+z"])
        assert step(app).card.id == first
        assert store.states("small") == {}
        await press(pilot, ["s"])
        assert store.states("small") == {first: CardState(first, suspended=True)}
        while not isinstance(step(app), Ask):
            await press(pilot, ["enter"])
        second = step(app).card.id
        await press(pilot, ["ctrl+s"])
        assert {first, second} == set(store.states("small"))
        assert "Nothing is due now." in words(app)


async def test_a_remark_leaves_the_keys_with_the_step(make_app: MakeApp) -> None:
    """After a remark that was asked for in feedback, enter goes on; no control of a step before takes it."""
    app = make_app(only("choice"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "choice")
        await press(pilot, ["ctrl+d", "f"])
        app.screen.query_one(Input).cursor_blink = False
        await press(pilot, ["enter"])
        assert app.focused is None
        assert isinstance(step(app), Feedback)
        await press(pilot, ["enter"])
        assert not isinstance(step(app), Feedback)


async def test_an_answer_belongs_to_its_question(make_app: MakeApp, store: SqliteStore) -> None:
    """An answer that comes after another key has gone on to the next card is booked on no card."""
    app = make_app(only("flip") + "  - {id: other, flip: Another?, answer: Two.}\n")
    async with app.run_test() as pilot:
        await to_question(pilot, app, "flip")
        old = step(app).question
        control = app.screen.query_one(FlipControl)
        await app.screen.run_action("bury")
        await pilot.pause()
        assert step(app).card.id != old.card
        control.post_message(control.Answered(old, Recalled(knew=True)))
        await pilot.pause()
        assert not isinstance(step(app), Feedback)
        assert store.memories("small") == {} or old.card not in store.memories("small")


async def test_notices_do_not_pile_up(make_app: MakeApp) -> None:
    """A notice takes the place of the one before."""
    app = make_app(only("typed"))
    async with app.run_test() as pilot:
        await pilot.pause()
        await press(pilot, ["ctrl+z"] * 4)
        assert len(app._notifications) == 1


async def test_a_card_is_flagged_with_a_remark(make_app: MakeApp, store: SqliteStore) -> None:
    """F asks for a remark, which shows above the card; f again takes the flag off."""
    app = make_app(only("typed"))
    async with app.run_test() as pilot:
        await pilot.pause()
        card = step(app).card.id
        await press(pilot, ["f"])
        assert isinstance(app.screen, LineScreen)
        app.screen.query_one(Input).cursor_blink = False
        await press(pilot, [*typing("look up"), "enter"])
        assert store.states("small")[card] == CardState(card, flagged=True, remark="look up")
        assert "⚑ look up" in str(app.screen.query_one(WhereBar).content)
        await press(pilot, ["f"])
        assert store.states("small") == {}
        await press(pilot, ["ctrl+z"])
        assert store.states("small")[card].remark == "look up"
        await press(pilot, ["ctrl+z"])
        assert store.states("small") == {}
        await press(pilot, ["f", "escape"])
        assert store.states("small") == {}


async def test_the_full_source_note_opens_and_closes(app: QuizApp) -> None:
    """I shows title, author and note of the source, and any of the closing keys goes back."""
    async with app.run_test() as pilot:
        await press(pilot, ["enter", "i"])
        assert isinstance(app.screen, SourceScreen)
        shown = words(app)
        assert "unnamed writer" in shown
        assert "Paragraphs are counted" in shown
        await press(pilot, ["escape"])
        assert isinstance(step(app), Teach)


async def test_the_last_answer_is_undone_after_a_restart(library: Library, store: SqliteStore) -> None:
    """A new session takes back what an earlier one did last, and asks that card again."""
    app = QuizApp(library)
    async with app.run_test() as pilot:
        await press(pilot, ["enter"])
        while not isinstance(step(app), Ask):
            await press(pilot, ["enter"])
        await press(pilot, ["ctrl+d"])
    (review,) = store.reviews()
    again = QuizApp(library)
    async with again.run_test(notifications=True) as pilot:
        stem = library.bank(BUILTIN).title_of(review.card)
        await press(pilot, ["enter", "ctrl+z"])
        assert f"Done last in these decks, on 2026-03-02 09:00: the answer to “{stem}”. Take it back?" in words(again)
        await press(pilot, ["y"])
        assert told(again) == [f"The answer to “{stem}” is undone."]
        assert not isinstance(step(again), Feedback)
        await press(pilot, ["ctrl+z"])
        assert told(again)[-1] == "There is nothing to undo."
    assert review.id not in {left.id for left in store.reviews()}


async def test_a_held_key_undoes_no_more_than_the_session(make_app: MakeApp, store: SqliteStore) -> None:
    """Undo goes back to the session's beginning and asks there; without a yes all from before it stays."""
    app = make_app(only("typed", "cloze"))
    async with app.run_test() as pilot:
        for question_format in ("cloze", "typed"):
            await to_question(pilot, app, question_format)
            await press(pilot, ["ctrl+d"])
        await press(pilot, ["escape"])
        before = [review.id for review in store.reviews()]
        await press(pilot, ["enter", "enter", "ctrl+d"])
        assert len([*store.reviews()]) == len(before) + 1
        await press(pilot, ["ctrl+z"] * 30)
        assert isinstance(app.screen, ConfirmScreen)
        await press(pilot, ["n"])
    assert [review.id for review in store.reviews()] == before


@pytest.mark.parametrize(("size", "shows"), [((80, 24), "about"), ((60, 20), "left")])
async def test_the_bar_tells_how_far_it_is(make_app: MakeApp, size: tuple[int, int], shows: str) -> None:
    """Progress, what is left and how it goes stand in one line at either size."""
    app = make_app(only("truefalse", "typed"))
    async with app.run_test(size=size) as pilot:
        await to_question(pilot, app, "truefalse")
        await press(pilot, ["2"])
        bar = str(app.screen.query_one(WhereBar).content)
        assert shows in bar
        assert "1 of 1 right" in bar


async def test_a_deck_is_edited_in_the_middle_of_a_session(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """W opens the editor at the card's line; the question stands in its new words, and a broken deck is told."""
    script = tmp_path / "nano"
    script.write_text(
        f'#!/bin/sh\necho "$1" > {tmp_path}/line\nsed -i "s/Mona Lisa/Gioconda/" "$2"\n', encoding="utf-8"
    )
    script.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))
    monkeypatch.setattr(HeadlessDriver, "can_suspend", True, raising=False)
    app = make_app(only("typed"))
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        await press(pilot, ["w"])
        assert told(app) == []
        assert (tmp_path / "line").read_text("utf-8").strip() == f"+{step(app).card.mark.line}"
        assert "Who painted the Gioconda?" in words(app)
        script.write_text('#!/bin/sh\necho "deck: [" > "$2"\n', encoding="utf-8")
        await press(pilot, ["w"])
        assert "small.yaml:" in told(app)[-1]
        assert [note.title for note in app._notifications] == ["A mistake in the deck: the session goes on as before"]
        assert "Who painted the Gioconda?" in words(app)
