"""Ways to study beside the daily review."""

from textual.widgets import OptionList

from quiz.app.app import QuizApp
from quiz.app.screens.deadline import DeadlineScreen
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.modes import CramForm, ModesScreen
from quiz.app.screens.study import StudyScreen
from quiz.app.screens.summary import SummaryScreen
from quiz.library.library import Library
from quiz.paths import Home
from quiz.session.steps import Ask, Teach
from quiz.store.sqlite import SqliteStore
from tests.app.conftest import MakeApp, only
from tests.conftest import BUILTIN
from tests.library.test_cram import dump
from tests.support.app import fill, press, step, typing, words
from tests.support.clock import FakeClock
from tests.support.learner import right_answer, study_all


def items(app: QuizApp) -> str:
    """Return the lines of the list on the screen."""
    options = app.screen.query_one(OptionList)
    return "\n".join(str(options.get_option_at_index(place).prompt) for place in range(options.option_count))


async def test_the_modes_are_opened_for_the_deck_under_the_cursor(app: QuizApp) -> None:
    """M lists the modes with what each has; a changes to all decks, and escape leads back."""
    async with app.run_test() as pilot:
        await press(pilot, ["m"])
        assert isinstance(app.screen, ModesScreen)
        assert app.library.bank(BUILTIN).title in words(app)
        assert "Learn new: 20 cards today" in items(app)
        assert "Cram: 110 cards" in items(app)
        await press(pilot, ["a"])
        assert "All decks" in words(app)
        await press(pilot, ["escape"])
        assert isinstance(app.screen, HomeScreen)


async def test_new_and_due_cards_are_studied_apart(app: QuizApp) -> None:
    """With nothing due, reviewing says so; learning shows the first fact."""
    async with app.run_test() as pilot:
        await press(pilot, ["m", "d"])
        assert isinstance(app.screen, SummaryScreen)
        await press(pilot, ["escape"])
        assert isinstance(app.screen, ModesScreen)
        await press(pilot, ["enter"])
        assert isinstance(step(app), Teach)


async def test_a_cram_by_keys_stores_nothing(make_app: MakeApp, home: Home) -> None:
    """Cards are asked at once, the bar tells that nothing is scheduled, and a missed card comes again."""
    app = make_app(only("choice", "truefalse"))
    before = dump(home)
    async with app.run_test() as pilot:
        await press(pilot, ["escape", "m", "c"])
        assert isinstance(app.screen, CramForm)
        await fill(pilot, most="x")
        assert "the number of cards is a whole number" in words(app)
        await fill(pilot, most="", tags="nowhere")
        assert "there is no tag 'nowhere'" in words(app)
        await fill(pilot, tags="")
        asked: list[str] = []
        while isinstance(app.screen, StudyScreen):
            shown = step(app)
            if isinstance(shown, Ask):
                assert "Cram: nothing is scheduled" in words(app)
                right = [option.correct for option in shown.question.options or ()].index(asked != [])
                asked.append(shown.card.id)
                await press(pilot, [str(right + 1)])
            else:
                await press(pilot, ["enter"])
        assert isinstance(app.screen, SummaryScreen)
        assert "3 answers, 2 right" in words(app)
        assert "Cram: nothing is scheduled." in words(app)
        assert asked[2] == asked[0] != asked[1]
        await press(pilot, ["escape"])
        assert isinstance(app.screen, ModesScreen)
    assert dump(home) == before


async def test_flagged_and_missed_cards_are_crammed_by_a_key(app: QuizApp, clock: FakeClock) -> None:
    """F crams what is flagged, t what was missed today; with none, the app says so."""
    card = app.library.bank(BUILTIN).cards[0].id
    async with app.run_test() as pilot:
        await press(pilot, ["m", "f"])
        assert "There is nothing to ask." in words(app)
        await press(pilot, ["escape"])
        app.library.deeds.flag([card])
        await press(pilot, ["f"])
        assert step(app).card.id == card
        await press(pilot, ["escape"])
        study_all(app.library.study([BUILTIN]), clock, knows=False)
        await press(pilot, ["t"])
        assert isinstance(step(app), Ask)


async def test_cards_in_learning_are_no_new_ones(app: QuizApp, library: Library, clock: FakeClock) -> None:
    """What was begun and comes back after minutes is counted apart from the cards that are new."""
    study = library.study([BUILTIN])
    while not isinstance(study.step, Ask):
        study.understood()
    study.answer(right_answer(study.step.question))
    async with app.run_test() as pilot:
        await press(pilot, ["m"])
        assert "Learn new: 19 cards today, 1 in learning" in items(app)
        assert "Review due: 0 cards today\n" in items(app)


async def test_cramming_offers_no_grades(make_app: MakeApp) -> None:
    """Where nothing is scheduled no grade is shown, and none is given by its key."""
    library = make_app(only("typed")).library
    app = QuizApp(library)
    async with app.run_test() as pilot:
        await press(pilot, ["m", "c", "enter", *typing("leonardo"), "enter"])
        assert "Right" in words(app)
        assert "Good" not in words(app)
        before = step(app)
        await press(pilot, ["4", "e"])
        assert step(app) == before


async def test_a_deadline_is_planned_and_todays_part_studied(app: QuizApp, store: SqliteStore) -> None:
    """The plan tells what each day wants and what it leads to; enter studies today's part as ever."""
    async with app.run_test() as pilot:
        await press(pilot, ["m", "x"])
        await fill(pilot, exam="tomorrow")
        assert "'tomorrow' is no date (write it like 2026-12-24)" in words(app)
        await fill(pilot, exam="2026-03-01")
        assert "the exam has to be after today" in words(app)
        await fill(pilot, exam="2026-03-12", minutes="5")
        assert isinstance(app.screen, DeadlineScreen)
        await app.workers.wait_for_complete()
        await pilot.pause()
        planned = app.screen._planned
        assert planned is not None
        assert f"Recalled on that day:   {planned.plan.recalled:.0f}" in words(app)
        assert "Mon 2026-03-02" in words(app)
        await press(pilot, ["enter"])
        assert step(app).card.id in planned.today.new
        await press(pilot, ["escape"])
        assert isinstance(app.screen, DeadlineScreen)
    assert list(store.reviews()) == []
