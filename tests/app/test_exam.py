"""Exams in the app, from their form to their report."""

from pathlib import Path

import pytest

from quiz.app.app import QuizApp
from quiz.app.screens.exam import ExamScreen, OverviewScreen
from quiz.app.screens.exam_result import ExamResultScreen
from quiz.app.screens.form import FormScreen
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.modes import ModesScreen
from quiz.grading.response import Picked, as_text
from quiz.library.exam import ExamRun
from quiz.library.library import Library
from quiz.model.question import Format
from quiz.paths import Home
from quiz.session.exam_draw import ExamChoice
from quiz.store.sqlite import SqliteStore
from tests.app.conftest import MakeApp, only
from tests.conftest import BUILTIN
from tests.library.test_cram import dump
from tests.support.app import fill, press, screen_text, step, typing, words
from tests.support.clock import FakeClock


def exam_app(library: Library, choice: ExamChoice | None = None, report: Path | None = None) -> tuple[QuizApp, ExamRun]:
    """Return the app in an exam over the built-in deck."""
    run = ExamRun(library, [BUILTIN], choice or ExamChoice(3, formats=frozenset({"choice"})), seed=1)
    return QuizApp(library, first=lambda: ExamScreen(library, run, report)), run


def reports(folder: Path) -> list[Path]:
    """Return the reports in a folder that are named after the exam and its time."""
    return list(folder.glob("exam-*-2026-03-02-0900*.html"))


def right_key(run: ExamRun, *, right: bool = True) -> str:
    """Return the key of a right or a wrong option of the question that is shown."""
    question = run.exam.items[run.exam.place].question
    return str([option.correct for option in question.options or ()].index(right) + 1)


async def test_an_exam_by_keys_to_its_result(library: Library, home: Home) -> None:
    """No feedback before the end; the result has the score, what was wrong and its source."""
    app, run = exam_app(library)
    before = dump(home)
    async with app.run_test() as pilot:
        await pilot.pause()
        await press(pilot, [right_key(run)])
        assert "Question 2 of 3" in words(app)
        assert "Right" not in words(app)
        await press(pilot, [right_key(run, right=False)])
        await press(pilot, [right_key(run)])
        assert isinstance(app.screen, OverviewScreen)
        assert "All questions answered" in words(app)
        await press(pilot, ["h"])
        assert isinstance(app.screen, ExamResultScreen)
        missed = run.exam.items[1].question
        assert "2 of 3 right (67%)" in words(app)
        assert all(text in words(app) for text in (missed.stem, missed.answers[0], missed.explanation, missed.source))
        assert run.exam.items[0].question.stem not in words(app)
        await press(pilot, ["r"])
        assert step(app).card.id == missed.card
        await press(pilot, ["escape", "escape"])
        assert isinstance(app.screen, HomeScreen)
    assert dump(home) == before


async def test_an_answer_can_be_changed_and_left_open(library: Library) -> None:
    """Shift+tab goes back to the answer given; a new one takes its place, ctrl+d takes it away.

    The overview tells how many are open and what can be done, on a narrow terminal as well.
    """
    app, run = exam_app(library)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await press(pilot, [right_key(run, right=False), "shift+tab"])
        assert "Your answer: " in words(app)
        await press(pilot, [right_key(run), "tab", "tab"])
        assert run.exam.place == 0
        assert run.result().marked[0].right
        await press(pilot, ["ctrl+d"])
        assert "Your answer: " not in words(app)
        assert run.exam.unanswered == (0, 1, 2)
        await press(pilot, ["escape"])
        assert "3 questions open  ·  h hands in  ·  x leaves for good" in screen_text(app)
        await press(pilot, ["down", "enter"])
        assert run.exam.place == 1
        await press(pilot, ["escape", "escape"])
        assert isinstance(app.screen, ExamScreen)
        await press(pilot, ["escape", "x"])
        assert isinstance(app.screen, HomeScreen)


async def test_what_is_typed_counts_when_the_learner_goes_on(library: Library) -> None:
    """Tab after typing keeps the answer as enter does."""
    app, run = exam_app(library, ExamChoice(2, formats=frozenset({"typed"})))
    async with app.run_test() as pilot:
        await pilot.pause()
        await press(pilot, [*typing("moscow"), "tab"])
        assert run.exam.place == 1
        await press(pilot, ["shift+tab"])
        assert "Your answer: moscow" in words(app)
        await press(pilot, [*typing("xy"), "backspace", "tab", "shift+tab"])
        assert "Your answer: moscowx" in words(app)
        await press(pilot, ["ctrl+u", "tab"])
        assert run.exam.unanswered == (0, 1)


@pytest.mark.parametrize(
    ("question_format", "keys", "more", "changed"),
    [
        ("typed", [*typing("lisa"), "enter"], ["x", "enter"], "lisax"),
        ("cloze", [*typing("lyon"), "enter"], ["backspace", "enter"], "lyo"),
        ("number", ["3", "enter"], ["5", "enter"], "35"),
        ("multi", ["1", "2", "enter"], ["2", "3", "enter"], None),
        ("list", ["r", "enter", "b", "enter", "enter"], ["g", "enter", "enter"], "r; b; g"),
        ("order", ["2", "enter"], ["enter"], None),
        ("match", ["1", "2", "3", "enter"], ["backspace", "3", "enter"], None),
        ("choice", ["2"], ["enter"], None),
    ],
)
async def test_an_answer_is_shown_again_and_can_be_changed(
    make_app: MakeApp, question_format: Format, keys: list[str], more: list[str], changed: str | None
) -> None:
    """Whoever comes back to a question finds what was answered in its control, and goes on from there."""
    library = make_app(only(question_format)).library
    run = ExamRun(library, ["small"], ExamChoice(5))
    app = QuizApp(library, first=lambda: ExamScreen(library, run))
    async with app.run_test() as pilot:
        await pilot.pause()
        await press(pilot, [*keys, "enter"])
        first = run.exam.items[0].response
        assert first is not None
        await press(pilot, ["tab"])
        assert run.exam.items[0].response == first
        await press(pilot, more)
        item = run.exam.items[0]
        assert item.response is not None
        given = as_text(item.question, item.response)
        assert given == (changed or given)
        if question_format == "multi":
            assert isinstance(first, Picked)
            assert isinstance(item.response, Picked)
            assert set(item.response.indices) == {0, 2}
        if question_format in {"order", "choice", "match"}:
            assert item.response == first


async def test_the_time_runs_out(library: Library, clock: FakeClock) -> None:
    """The clock is shown and counts down; at its end what was answered is handed in, wherever one is."""
    app, run = exam_app(library, ExamChoice(3, formats=frozenset({"choice"}), minutes=2))
    async with app.run_test() as pilot:
        await pilot.pause()
        await press(pilot, [right_key(run)])
        assert "1:57 left" in words(app)
        await press(pilot, ["escape"])
        screen = app.screen_stack[-2]
        assert isinstance(screen, ExamScreen)
        clock.pass_time(minutes=2)
        screen.tick()
        await pilot.pause()
        assert isinstance(app.screen, ExamResultScreen)
        assert "The time is over. 1 of 3 right (33%)" in words(app)
        assert "2 questions left open" in words(app)


async def test_a_report_is_written_where_the_learner_says(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file has a name with the time at first; one that is there is not overwritten."""
    monkeypatch.chdir(tmp_path)
    app, run = exam_app(library, report=tmp_path / "first.html")
    async with app.run_test() as pilot:
        await pilot.pause()
        await press(pilot, [right_key(run), "escape", "h"])
        assert "<!DOCTYPE html>" in (tmp_path / "first.html").read_text("utf-8")
        assert f"Report: {tmp_path / 'first.html'}" in words(app)
        await press(pilot, ["w"])
        assert isinstance(app.screen, FormScreen)
        await press(pilot, ["enter"])
        (written,) = reports(tmp_path)
        await press(pilot, ["w"])
        await fill(pilot, path=str(written))
        assert "there is such a file already" in words(app)
        await fill(pilot, path="x.csv")
        assert (tmp_path / "x.csv").exists()
        assert isinstance(app.screen, ExamResultScreen)
        assert f"Report: {tmp_path / 'x.csv'}" in words(app)


async def test_the_learner_decides_whether_answers_count(library: Library, store: SqliteStore) -> None:
    """C stores the answers as reviews, and takes them back."""
    app, run = exam_app(library)
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        await press(pilot, [right_key(run), "escape", "h"])
        assert "Nothing was stored" in words(app)
        await press(pilot, ["c"])
        assert "The answers count as reviews" in words(app)
        assert [note.message for note in app._notifications] == ["The answers count as reviews; c takes them back."]
        assert len(list(store.reviews())) == 1
        await press(pilot, ["c"])
        assert list(store.reviews()) == []


async def test_an_exam_is_set_on_a_form(app: QuizApp) -> None:
    """Questions, minutes, tags and formats are asked for, and mistakes told."""
    async with app.run_test() as pilot:
        await press(pilot, ["m", "e"])
        await fill(pilot, formats="essay")
        assert "there is no format 'essay'" in words(app)
        await fill(pilot, formats="choice, truefalse", questions="4", minutes="5")
        assert isinstance(app.screen, ExamScreen)
        run = app.screen._run
        assert len(run.exam.items) == 4
        assert {item.question.format for item in run.exam.items} == {"choice", "truefalse"}
        assert "left" in words(app)
        await press(pilot, ["escape", "x"])
        assert isinstance(app.screen, ModesScreen)


@pytest.mark.parametrize(
    ("question_format", "keys", "given"),
    [
        ("multi", ["1"], True),
        ("choice", ["down"], False),
        ("cloze", ["p"], True),
        ("list", ["r", "enter", "b"], True),
        ("list", [], False),
        ("order", ["2"], True),
        ("order", [], False),
        ("match", ["1", "2", "3"], True),
        ("match", ["1"], False),
    ],
)
async def test_going_on_keeps_what_is_entered(
    make_app: MakeApp, clock: FakeClock, question_format: Format, keys: list[str], *, given: bool
) -> None:
    """What is complete enough to be an answer counts with tab and when the time runs out; the rest is left open."""
    library = make_app(only(question_format)).library
    run = ExamRun(library, ["small"], ExamChoice(5, minutes=2))
    exam = ExamScreen(library, run)
    app = QuizApp(library, first=lambda: exam)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert run.exam.items[0].question.format == question_format
        await press(pilot, [*keys, "tab"])
        first = run.exam.items[0].response
        assert (first is not None) is given
        await press(pilot, ["ctrl+d", *keys])
        assert run.exam.unanswered == (0,)
        clock.pass_time(minutes=2)
        exam.tick()
        await pilot.pause()
        assert isinstance(app.screen, ExamResultScreen)
        assert run.exam.items[0].response == first


async def test_a_report_of_a_browser_touches_no_file_here(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the app runs in a browser, a report goes there under its bare name, and nothing is written."""
    app, run = exam_app(library)
    sent: list[tuple[str, bytes]] = []
    monkeypatch.setattr(app, "deliver_binary", lambda file, **how: sent.append((how["save_filename"], file.read())))
    async with app.run_test() as pilot:
        await pilot.pause()
        await press(pilot, [right_key(run), "escape", "h", "w"])
        monkeypatch.setattr(QuizApp, "is_web", property(lambda _: True))
        await fill(pilot, path=str(tmp_path / "x.txt"))
        assert "a report is an .html or a .csv file" in words(app)
        await fill(pilot, path=str(tmp_path / "x.csv"))
        assert isinstance(app.screen, ExamResultScreen)
    ((name, data),) = sent
    assert name == "x.csv"
    assert data.startswith(b"\xef\xbb\xbfnumber,result")
    assert not (tmp_path / "x.csv").exists()
