"""A session by lines: what is said, what is understood, and what is stored."""

import io
import re
from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.grading.response import Picked, Response, Typed
from quiz.model.review import Grade
from quiz.plain.session import PlainSession
from quiz.session.steps import Ask, Feedback, Pause, Step, Teach
from quiz.store.sqlite import SqliteStore
from tests.app.conftest import only
from tests.plain.typist import MakeStudy, knows, run
from tests.support.clock import FakeClock
from tests.support.media import MP3, png

FORMATS = ["choice", "multi", "truefalse", "cloze", "typed", "number", "date", "order", "match", "list", "flip"]


def test_media_are_named(make_study: MakeStudy, tmp_path: Path, clock: FakeClock) -> None:
    """An image is named in words with its question, and with its file once the answer is told."""
    (tmp_path / "rome.png").write_bytes(png())
    (tmp_path / "tone.mp3").write_bytes(MP3)
    image = "image: {file: rome.png, alt: a river with seven hills, credit: Ann, on: question}"
    made = make_study(f"questions:\n  - {{id: q, typed: Which city?, answer: Rome, {image}, audio: tone.mp3}}\n")
    said = run(made, clock, lambda step: ["Rome"] if isinstance(step, Ask) else [""])
    asked, _, told = said.partition("Question, ")[2].partition("Answer > ")
    assert "\nImage: a river with seven hills. Ann.\n" in asked
    assert "rome.png" not in asked
    assert "Audio" not in asked
    assert f"\nImage: a river with seven hills. Ann. File: {tmp_path / 'rome.png'}\n" in told
    assert f"\nAudio: without a description. File: {tmp_path / 'tone.mp3'}\n" in told


@pytest.mark.parametrize("question_format", FORMATS)
def test_every_format_is_answered_by_lines(
    make_study: MakeStudy, store: SqliteStore, clock: FakeClock, question_format: str
) -> None:
    """Each format is asked with its way of answering, graded, and stored."""
    said = run(make_study(only(question_format)), clock, knows)
    assert "Right. Again in 10 min." in said
    assert "Source: The book" in said
    assert re.search(r"2 answers, 2 right \(100%\), 1 new card begun\.\nEverything is stored\.\n$", said)
    assert {(review.format, review.grade) for review in store.reviews()} == {(question_format, Grade.GOOD)}


def test_a_whole_session_says_one_thing_a_line(make_study: MakeStudy, clock: FakeClock) -> None:
    """All formats in one session: no control characters, no colours, prompts at the end of their line."""
    said = run(make_study(only(*FORMATS)), clock, knows)
    assert re.search(r"[\x00-\x09\x0b-\x1f\x7f\x1b]", said) is None
    assert all(line.count(" > ") <= 1 for line in said.splitlines())
    assert "\n1. Rome\n" in said or "\n2. Rome\n" in said or "\n3. Rome\n" in said or "\n4. Rome\n" in said
    assert "Question, 11 left." in said
    assert "Left side 1: " in said
    assert "Right side 3: " in said


def test_not_knowing_tells_the_answer(make_study: MakeStudy, store: SqliteStore, clock: FakeClock) -> None:
    """``:d`` counts as not known, in a list of several lines too."""

    def gives_up(step: Step) -> list[str]:
        return ["red", ":d", *[""] * 2, ":q"] if isinstance(step, Ask) else ["", *[":q"] * isinstance(step, Pause)]

    said = run(make_study(only("list")), clock, gives_up)
    assert "Not known yet." in said
    assert "Answer: red; green; blue" in said
    assert "Worth another look:" in said
    assert {review.grade for review in store.reviews()} == {Grade.AGAIN}


def test_a_verdict_is_the_learners_to_correct(make_study: MakeStudy, store: SqliteStore, clock: FakeClock) -> None:
    """``:o`` counts a typed answer the other way, and back; ``:e`` says that it was easy."""
    script = iter(["", "pariss", ":o", ":o", ":e", ":e", ""])
    said = run(make_study(only("cloze")), clock, lambda step: [next(script, ":q")])
    assert "Nearly, counted as right." in said
    assert "You answered: pariss" in said
    assert "Why: " in said
    assert "Nearly, counted as wrong." in said
    assert "Right, and easy." in said
    assert "That does nothing here." in said
    assert [review.grade for review in store.reviews()] == [Grade.EASY]


def test_any_grade_can_be_given(make_study: MakeStudy, store: SqliteStore, clock: FakeClock) -> None:
    """The grades are said with their intervals; a number gives another, and one that cannot be is refused."""
    script = iter(["", "leonardo", ":2", ":4", ":1", ":q"])
    said = run(make_study(only("typed")), clock, lambda step: [next(script, ":q")])
    assert re.search(r"Counts as Good\. :1 Again 1 min, :2 Hard 6 min, :3 Good 10 min, :4 Easy \d days", said)
    assert [line[:16] for line in said.splitlines() if "Counts as" in line] == [
        "Counts as Good. ", "Counts as Hard. ", "Counts as Easy. ", "Counts as Again."
    ]  # fmt: skip
    assert "Right, but counted as not known, as you say." in said
    assert [review.grade for review in store.reviews()] == [Grade.AGAIN]
    script = iter(["", "1", ":3", ":q"])
    said = run(make_study(only("truefalse")), clock, lambda step: [next(script, ":q")])
    assert "Counts as" not in said
    assert "That does nothing here." in said


@pytest.mark.parametrize(
    ("question_format", "typed", "told"),
    [
        ("choice", "9", "There is no option '9'. Type a number from 1 to 4, or a letter from a to d."),
        ("choice", "1 2", "Type one number only."),
        ("choice", "Oslo or so", "There is no option 'oslo'."),
        ("order", "1 2", "Type all numbers from 1 to 3, each once."),
        ("match", "1 1 2", "Type all numbers from 1 to 3, each once."),
        ("number", "elvn", "That is no number."),
        ("date", "soon", "That is no date."),
        ("typed", ":x", "There is no command ':x'. Type :h for help."),
        ("typed", ":e", "That does nothing here."),
        ("typed", "?", ":d  you don't know"),
        ("typed", "", "Nothing is typed yet; :d when you don't know."),
        ("typed", ":r", "Type the answer.\nWho painted the Mona Lisa?\nAnswer > :r\n\n"),
    ],
)
def test_what_is_no_answer_is_not_graded(
    make_study: MakeStudy, store: SqliteStore, clock: FakeClock, question_format: str, typed: str, told: str
) -> None:
    """A slip is told and asked again."""
    script = iter(["", typed])
    said = run(make_study(only(question_format)), clock, lambda step: [next(script, ":q")])
    assert told in said
    assert list(store.reviews()) == []


@pytest.mark.parametrize(
    ("question_format", "typed", "response"),
    [
        ("choice", "b", Picked((1,))),
        ("choice", "B.", Picked((1,))),
        ("choice", " 2) ", Picked((1,))),
        ("truefalse", "t", Picked((0,))),
        ("truefalse", "FALSE", Picked((1,))),
        ("multi", "3,1", Picked((0, 2))),
        ("multi", "a c", Picked((0, 2))),
        ("typed", "::x", Typed(":x")),
        ("typed", "  two\twords ", Typed("two words")),
    ],
)
def test_answers_may_be_written_in_several_ways(
    make_study: MakeStudy, clock: FakeClock, question_format: str, typed: str, response: Response
) -> None:
    """Numbers, letters, words, in any case, with a full stop or bracket; two colons make one."""
    made = make_study(only(question_format))
    script = iter(["", typed])
    run(made, clock, lambda step: [next(script, ":q")])
    assert isinstance(made[1].step, Feedback)
    assert made[1].step.response == response


def test_an_option_is_chosen_by_its_words(make_study: MakeStudy, clock: FakeClock) -> None:
    """The words of an option choose it, wherever it stands."""
    made = make_study(only("choice"))
    script = iter(["", "rome"])
    assert "Right." in run(made, clock, lambda step: [next(script, ":q")])


def test_the_end_of_the_input_leaves_with_everything_stored(
    make_study: MakeStudy, store: SqliteStore, clock: FakeClock
) -> None:
    """A pipe that ends in the middle of a question leaves cleanly."""
    made = make_study(only("choice", "typed"))
    out = io.StringIO()
    PlainSession(made[1], made[0].now, io.StringIO("\n\n1\n"), out).run()
    assert out.getvalue().endswith("Everything is stored.\n")
    assert len(list(store.reviews())) == 1
    empty = io.StringIO()
    PlainSession(make_study(only("choice"))[1], made[0].now, io.StringIO(""), empty).run()
    assert "Nothing was answered." in empty.getvalue()


def test_an_answer_that_cannot_be_saved_is_told(
    make_study: MakeStudy, store: SqliteStore, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is told, and the question is asked again."""

    def fail(*_: object, **__: object) -> None:
        msg = "the disk is full"
        raise QuizError(msg)

    monkeypatch.setattr(store, "record", fail)
    script = iter(["", "1"])
    made = make_study(only("choice"))
    said = run(made, clock, lambda step: [next(script, ":q")])
    assert "Not saved: the disk is full" in said
    assert isinstance(made[1].step, Ask)


def test_a_deck_with_nothing_due_says_so(make_study: MakeStudy, clock: FakeClock) -> None:
    """A session with nothing to ask says so at once."""
    made = make_study(only("truefalse"))

    def easy(step: Step) -> list[str]:
        return ["2"] if isinstance(step, Ask) else [":e", ""] if isinstance(step, Feedback) else [""]

    run(made, clock, easy)
    again = (made[0], made[0].study(["small"]))
    assert "Nothing is due now." in run(again, clock, lambda step: [":q"])


def test_deck_text_is_said_clean_with_its_maths(make_study: MakeStudy, clock: FakeClock) -> None:
    """Escapes of a deck do not get out, and LaTeX is said in Unicode."""
    body = 'questions:\n  - {id: q, flip: "Is $x^2$ \\e]52;c;x\\a red?", answer: "$\\\\alpha$"}\n'
    said = run(make_study(body), clock, lambda step: ["", "y", ":q"] if isinstance(step, Ask) else [""])
    assert "Is x² ]52;c;x red?" in said
    assert "Answer: α" in said


def test_a_new_fact_has_its_note_and_source(make_study: MakeStudy, clock: FakeClock) -> None:
    """A new fact is said with its note and its source before it is asked."""
    made = make_study("facts:\n  - {id: a, text: 'The sky is {blue}.', note: Look up.}\n")
    assert isinstance(made[1].step, Teach)
    said = run(made, clock, lambda step: [":q"])
    assert "Fact: The sky is blue.\nNote: Look up.\nSource: The book\nEnter goes on > :q\n" in said
