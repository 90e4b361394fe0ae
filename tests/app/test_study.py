"""Going through a session in the app."""

import pytest
from textual.widgets import Static

from quiz.app.app import QuizApp
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.study import StudyScreen
from quiz.app.screens.summary import SummaryScreen
from quiz.app.widgets.ask import AskView
from quiz.app.widgets.deck_tree import DeckTree
from quiz.errors import QuizError
from quiz.library.library import Library
from quiz.model.review import Grade, Phase
from quiz.session.steps import Ask, Feedback, Pause, Teach
from quiz.store.sqlite import SqliteStore
from tests.app.conftest import MakeApp, only
from tests.conftest import BUILTIN
from tests.support.app import press, seen, step, to_question, typing, words
from tests.support.clock import FakeClock


async def test_a_newcomer_is_in_a_fact_by_one_key(app: QuizApp) -> None:
    """The app greets, and enter shows the first fact of the first deck with its source."""
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "Welcome" in words(app)
        await press(pilot, ["enter"])
        assert isinstance(step(app), Teach)
        assert step(app).card.statement in words(app)
        assert "paragraph 1" in words(app)


async def test_a_session_by_keys_to_its_summary(make_app: MakeApp, store: SqliteStore) -> None:
    """Facts are read, questions answered, and the summary tells what was done."""
    app = make_app(only("choice", "truefalse", "flip"))
    async with app.run_test() as pilot:
        await pilot.pause()
        for _ in range(40):
            if not isinstance(app.screen, StudyScreen):
                break
            shown = step(app)
            if not isinstance(shown, Ask):
                await press(pilot, ["enter"])
            elif shown.question.format == "choice":
                await press(pilot, [str([option.correct for option in shown.question.options or ()].index(True) + 1)])
            else:
                await press(pilot, ["enter", "y"] if shown.question.format == "flip" else ["2"])
        assert isinstance(app.screen, SummaryScreen)
        assert "6 answers, 6 right (100%)\n3 new cards begun" in words(app)
        await press(pilot, ["enter"])
        assert isinstance(app.screen, HomeScreen)
        assert "Nothing is left for today" in words(app)
    assert {memory.phase for memory in store.memories("small").values()} == {Phase.REVIEW}


async def test_a_deck_with_nothing_due_says_so_and_lets_go(make_app: MakeApp) -> None:
    """Opening a deck that is done for today leads to a screen with a way back."""
    app = make_app(only("truefalse"))
    async with app.run_test() as pilot:
        await press(pilot, ["enter", "2", "e", "enter"])
        assert isinstance(app.screen, SummaryScreen)
        for _ in range(2):
            await press(pilot, ["enter"])
            assert isinstance(app.screen, HomeScreen)
            await press(pilot, ["enter"])
            assert isinstance(app.screen, SummaryScreen)
            assert "Nothing is due now." in words(app)
    straight = QuizApp(app.library, app.library.study(["small"]))
    async with straight.run_test() as pilot:
        await pilot.pause()
        assert isinstance(straight.screen, SummaryScreen)
        await press(pilot, ["escape"])
        assert isinstance(straight.screen, HomeScreen)


async def test_a_pause_can_be_waited_for_or_skipped(make_app: MakeApp, clock: FakeClock) -> None:
    """With only cards in learning left, the app says when they come and goes on when told to."""
    app = make_app(only("truefalse"))
    async with app.run_test() as pilot:
        await press(pilot, ["enter", "2", "enter"])
        assert isinstance(step(app), Pause)
        assert "1 card comes back; the next one in 10 min, at 09:10." in words(app)
        await press(pilot, ["enter"])
        assert isinstance(step(app), Ask)


async def test_an_enter_too_many_answers_nothing(make_app: MakeApp) -> None:
    """Enter on options answers only after an option was chosen."""
    app = make_app(only("choice"))
    async with app.run_test() as pilot:
        await press(pilot, ["enter", "enter", "enter"])
        assert isinstance(step(app), Ask)
        await press(pilot, ["down", "enter"])
        assert isinstance(step(app), Feedback)


async def test_feedback_shows_what_is_right_why_and_where(app: QuizApp) -> None:
    """After a wrong option the right one is marked, with explanation and citation."""
    async with app.run_test() as pilot:
        await press(pilot, ["enter"])
        await to_question(pilot, app, "choice")
        question = step(app).question
        wrong = [option.correct for option in question.options].index(False)
        await press(pilot, [str(wrong + 1)])
        shown = words(app)
        assert "✗ Wrong" in shown
        assert f"{question.options[wrong].text}  ← your answer" in shown
        assert f"✓ {[o.correct for o in question.options].index(True) + 1}  {question.answers[0]}" in shown
        assert question.explanation in shown
        assert question.source in shown


async def test_a_near_answer_is_the_learners_to_decide(make_app: MakeApp, store: SqliteStore) -> None:
    """A slip counts as right until the learner says otherwise; one review is left either way."""
    app = make_app(only("cloze"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "cloze")
        await press(pilot, [*typing("pariss"), "enter"])
        assert "≈ Nearly, counted as right" in words(app)
        assert "1 letter off" in words(app).casefold()
        await press(pilot, ["o"])
        assert "≈ Nearly, counted as wrong" in words(app)
        (review,) = [review for review in store.reviews() if review.format == "cloze"]
        assert (review.grade, review.overridden) == (Grade.AGAIN, True)
        await press(pilot, ["o"])
        assert step(app).passed
    (review,) = [review for review in store.reviews() if review.format == "cloze"]
    assert (review.grade, review.overridden, review.answer) == (Grade.GOOD, False, "pariss")


async def test_a_wrong_typed_answer_can_be_claimed_and_an_option_cannot(make_app: MakeApp) -> None:
    """What was typed can be claimed as known; a chosen option is what it is."""
    app = make_app(only("typed", "truefalse"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "typed")
        await press(pilot, [*typing("mona"), "enter", "o"])
        assert "✓ Counted as right, as you say" in words(app)
        await press(pilot, ["enter"])
        await to_question(pilot, app, "truefalse")
        await press(pilot, ["1", "o"])
        assert "✗ Wrong" in words(app)


async def test_easy_is_an_explicit_key(make_app: MakeApp, store: SqliteStore) -> None:
    """E after a right answer says that it was easy, and the card leaves its steps."""
    app = make_app(only("truefalse"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "truefalse")
        await press(pilot, ["2", "e"])
        assert "✓ Right, and easy" in words(app)
    assert store.memories("small")["small/q03/question"].phase is Phase.REVIEW


async def test_undo_goes_back_over_answers(make_app: MakeApp, store: SqliteStore) -> None:
    """Undo brings the question back unanswered, step by step to the beginning."""
    app = make_app(only("choice", "truefalse", "cloze"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "truefalse")
        before = store.memories("small")
        question = step(app).question
        await press(pilot, ["1", "enter"])
        assert len(store.memories("small")) == len(before) + 1
        await press(pilot, ["ctrl+z"])
        assert step(app).question == question
        assert store.memories("small") == before
        await press(pilot, ["ctrl+z"] * 12)
        assert isinstance(step(app), Teach)
    assert store.memories("small") == {}
    assert list(store.reviews()) == []


async def test_quitting_at_any_moment_loses_nothing(make_app: MakeApp, store: SqliteStore) -> None:
    """Leaving from feedback keeps the answer; the deck shows it as in learning."""
    app = make_app(only("choice", "typed"))
    async with app.run_test() as pilot:
        await to_question(pilot, app, "choice")
        await press(pilot, ["1", "escape"])
        assert isinstance(app.screen, HomeScreen)
        (entry,) = app.screen.query_one(DeckTree).marked
        assert len(entry.plan.learning) == 1
        await press(pilot, ["enter"])
        assert isinstance(app.screen, StudyScreen)
    assert len(list(store.reviews())) == 1


HOSTILE = """\
questions:
  - id: q
    choice: "Is [@click=app.quit]this[/] or [/] or a[/b] or [a-z]+ \\e]52;c;eA==\\a right?"
    answer: "[b]yes[/b]"
    wrong: ["[/]", "[red]no", "C:\\\\temp\\\\"]
    feedback: "[@click=app.bell]why[/]"
    explanation: "It is [bold]so[/bold] \\u202e."
"""


async def test_deck_text_is_shown_letter_for_letter(make_app: MakeApp) -> None:
    """Markup in a deck neither acts nor crashes nor gets lost, and escapes do not reach the screen."""
    app = make_app(HOSTILE)
    async with app.run_test() as pilot:
        await to_question(pilot, app, "choice")
        assert "Is [@click=app.quit]this[/] or [/] or a[/b] or [a-z]+ ]52;c;eA== right?" in words(app)
        await pilot.click(".stem", offset=(8, 0))
        assert app.is_running
        await press(pilot, ["1"])
        shown = words(app)
        assert all(text in shown for text in ("[b]yes[/b]", "[/]", "[red]no", "C:\\temp\\", "It is [bold]so[/bold] ."))
        assert "\x1b" not in shown
        assert "\u202e" not in shown


async def test_an_answer_that_cannot_be_saved_is_told(
    make_app: MakeApp, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is told, and the question stays."""

    def fail(*_: object, **__: object) -> None:
        msg = "[/] the disk is full"
        raise QuizError(msg)

    app = make_app(only("choice"))
    async with app.run_test(notifications=True) as pilot:
        await to_question(pilot, app, "choice")
        monkeypatch.setattr(store, "record", fail)
        await press(pilot, ["1"])
        assert isinstance(step(app), Ask)
        assert [note.message for note in app._notifications] == ["[/] the disk is full"]


async def test_a_deck_that_cannot_be_used_is_shown_with_its_error(library: Library) -> None:
    """The list tells what is wrong with a deck, and does not open it."""
    folder = library.shelf.folders[0]
    folder.mkdir(parents=True)
    (folder / "broken.yaml").write_text("deck: [x", encoding="utf-8")
    app = QuizApp(library)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "broken.yaml:" in words(app)
        tree = app.screen.query_one(DeckTree)
        tree.cursor_line = next(n for n in range(9) if "cannot be used" in tree.render_line(n).text)
        await press(pilot, ["enter"])
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, ["a"])
        assert isinstance(app.screen, StudyScreen)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60), (30, 10)])
async def test_any_size_will_do(make_app: MakeApp, size: tuple[int, int]) -> None:
    """Everything works at every size, also when it changes on the way."""
    app = make_app(only("choice", "typed", "order", "list", "flip"))
    async with app.run_test(size=size) as pilot:
        for question_format in ("choice", "typed", "order", "list", "flip"):
            await to_question(pilot, app, question_format)
            await pilot.resize_terminal(size[1] * 3, size[1])
            await press(pilot, ["ctrl+d"])
            assert isinstance(step(app), Feedback)


@pytest.mark.parametrize(("by_hand", "labels"), [(True, 1), (False, 0)])
async def test_true_or_false_is_said_once(library: Library, make_app: MakeApp, *, by_hand: bool, labels: int) -> None:
    """A statement written by hand is labelled; a generated one says itself what is asked."""
    app = make_app(only("truefalse")) if by_hand else QuizApp(library, library.study([BUILTIN]))
    bank = app.library.bank("small" if by_hand else BUILTIN)
    question = next(question for question in bank.questions if question.format == "truefalse")
    async with app.run_test() as pilot:
        await press(pilot, ["enter"])
        assert isinstance(app.screen, StudyScreen)
        async with app.screen._turn:
            await app.screen.query_one(AskView).ask(question)
        await pilot.pause()
        assert words(app).count("True or false") == 1
        assert sum("True or false?" in str(line.content) for line in seen(app, Static, ".label")) == labels
