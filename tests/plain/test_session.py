"""A session by lines: what is said, what is understood, and what is stored."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.grading.response import Picked, Response, Typed
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.library.study import Study
from quiz.model.question import Question
from quiz.model.review import Grade
from quiz.model.settings import LeechAction, Settings
from quiz.plain.session import PlainSession
from quiz.session.steps import Ask, Feedback, Pause, Step, Teach
from quiz.store.sqlite import SqliteStore
from tests.app.conftest import only
from tests.support.clock import FakeClock
from tests.support.decks import write_deck
from tests.support.media import MP3, png

MakeStudy = Callable[[str], tuple[Library, Study]]


@pytest.fixture
def make_study(tmp_path: Path, store: SqliteStore, clock: FakeClock) -> MakeStudy:
    """Return a way to begin a session over a small deck."""

    def make(body: str) -> tuple[Library, Study]:
        write_deck(tmp_path, body)
        library = Library(Shelf((tmp_path,)), store, clock, Settings(timezone="UTC"))
        return library, library.study(["small"])

    return make


class Typist(io.StringIO):
    """A learner at the keyboard: looks at the step before each line."""

    def __init__(self, study: Study, answers: Callable[[Step], list[str]], clock: FakeClock) -> None:
        """Type what a function says for each step, a step's lines once in a row."""
        super().__init__()
        self._study, self._answers, self._clock = study, answers, clock
        self._lines: list[str] = []
        self._left = 200

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """Give the next line."""
        self._clock.pass_time(seconds=3)
        self._left -= 1
        assert self._left, "the session does not end"
        if not self._lines:
            self._lines = self._answers(self._study.step)
        return f"{self._lines.pop(0)}\n" if self._lines else ""


def lines_for(question: Question, *, right: bool = True) -> list[str]:
    """Return what a learner types who knows the answer, or does not."""
    if not right:
        return [":d"]
    texts = [option.text for option in question.options or ()]
    if question.format in {"choice", "multi", "truefalse"}:
        return [" ".join(str(place + 1) for place, option in enumerate(question.options or ()) if option.correct)]
    if question.format in {"order", "match"}:
        wanted = [partner for _, partner in question.pairs] or list(question.answers)
        return [" ".join(str(texts.index(text) + 1) for text in wanted)]
    if question.format == "list":
        return [*question.answers, ""]
    return ["", "y"] if question.format == "flip" else [question.answers[0]]


def knows(step: Step) -> list[str]:
    """Answer everything right."""
    return lines_for(step.question) if isinstance(step, Ask) else [""]


def run(made: tuple[Library, Study], clock: FakeClock, answers: Callable[[Step], list[str]]) -> str:
    """Run a session and return what was said."""
    library, study = made
    out = io.StringIO()
    PlainSession(study, library.now, Typist(study, answers, clock), out).run()
    return out.getvalue()


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


def test_a_hint_is_said_and_counts(make_study: MakeStudy, store: SqliteStore, clock: FakeClock) -> None:
    """``:t`` tells letters, then more of them, then that there is no more; a right answer after it is Hard."""
    script = iter(["", ":t", ":t", ":t", "leonardo", ":q"])
    said = run(make_study(only("typed")), clock, lambda step: [next(script, ":q")])
    assert said.count("\nHint: L") + said.count("> :t\nHint: L") >= 2
    assert "There is no more to hint at." in said
    assert [review.grade for review in store.reviews()] == [Grade.HARD]


def test_an_option_that_a_hint_strikes_is_not_taken(
    make_study: MakeStudy, store: SqliteStore, clock: FakeClock
) -> None:
    """The hint names the wrong option with its number; choosing it is told, and nothing is graded."""
    made = make_study(only("choice"))
    out = io.StringIO()

    def types(step: Step) -> list[str]:
        hinted = re.search(r"these are wrong\.\n(\d)\.", out.getvalue())
        if not isinstance(step, Ask) or "as the hint told" in out.getvalue():
            return ["" if isinstance(step, Teach) else ":q"]
        return [hinted[1]] if hinted else [":t"]

    PlainSession(made[1], made[0].now, Typist(made[1], types, clock), out).run()
    assert "is wrong, as the hint told." in out.getvalue()
    assert list(store.reviews()) == []


def test_a_card_is_flagged_with_a_remark(make_study: MakeStudy, store: SqliteStore, clock: FakeClock) -> None:
    """``:f`` flags the card in any step, with the words behind it; alone it takes the flag off again."""
    script = iter([":f is it: so?", "", ":f Mine", ":q"])
    said = run(make_study(only("typed")), clock, lambda step: [next(script)])
    assert said.count("Flagged.") == 2
    (state,) = store.states("small").values()
    assert (state.flagged, state.remark) == (True, "Mine")
    script = iter(["", ":f", ":q"])
    assert "The flag is taken off." in run(make_study(only("typed")), clock, lambda step: [next(script)])
    assert store.states("small") == {}


def test_the_source_is_told_but_not_while_it_would_tell_the_answer(
    make_study: MakeStudy, tmp_path: Path, clock: FakeClock
) -> None:
    """``:i`` says all that is known of the source, with a new fact and after an answer."""
    library, _ = make_study(only("typed"))
    text = (tmp_path / "small.yaml").read_text("utf-8")
    known = "{title: The book, author: Ann, date: 1999, note: In the cellar.}"
    (tmp_path / "small.yaml").write_text(text.replace("{title: The book}", known), encoding="utf-8")
    script = iter([":i", "", ":i", ":d", ":i", ":q"])
    said = run((library, Library(library.shelf, library.store, clock, library.settings).study(["small"])), clock,
               lambda step: [next(script)])  # fmt: skip
    told = "Source: The book\nAuthor: Ann\nDate: 1999\nNote: In the cellar.\nWritten at: "
    assert said.count(told) == 2
    assert said.count("That does nothing here.") == 1


@pytest.mark.parametrize(("action", "typed"), [("tell", ":s"), ("suspend", "")])
def test_a_leech_is_told_with_what_can_be_done(
    make_study: MakeStudy, store: SqliteStore, clock: FakeClock, action: LeechAction, typed: str
) -> None:
    """A card forgotten too often is told of; ``:s`` leaves it out, or going on does where the settings say so."""
    library = make_study(only("typed"))[0]
    library.adopt(replace(library.settings, leech_after=1, leech_action=action, fuzz=False))
    run((library, library.study(["small"])), clock, knows)
    clock.pass_time(days=30)
    script = iter([":d", typed])
    said = run((library, library.study(["small"])), clock, lambda step: [next(script, ":q")])
    assert "A leech: forgotten 1 time." in said
    assert ("(:s)." in said) is ("The card is left out" in said) is (action == "tell")
    assert ("On going on it is suspended" in said) is (action == "suspend")
    assert [state.suspended for state in store.states("small").values()] == [True]


def test_undo_goes_back_to_the_beginning(make_study: MakeStudy, store: SqliteStore, clock: FakeClock) -> None:
    """``:u`` takes answers back step by step; at the beginning it says that there is nothing."""
    script = iter(["", "1", ":u", ":u", ":u", ":q"])
    said = run(make_study(only("choice")), clock, lambda step: [next(script)])
    assert said.count("Undone.") == 2
    assert "There is nothing to undo." in said
    assert "Nothing was answered." in said
    assert list(store.reviews()) == []


def test_what_was_done_before_is_undone_when_asked_twice(
    make_study: MakeStudy, store: SqliteStore, clock: FakeClock
) -> None:
    """At the beginning ``:u`` names what was done last, and takes it back only when it comes again."""
    library, study = make_study(only("choice"))
    run((library, study), clock, lambda step: ["", "1", ":q"] if isinstance(step, Teach) else [":q"])
    (review,) = store.reviews()
    script = iter([":u", ":q"])
    said = run((library, library.study(["small"])), clock, lambda step: [next(script)])
    assert "the answer to “Which city lies on the Tiber?”. :u once more takes it back." in said
    assert [left.id for left in store.reviews()] == [review.id]
    script = iter([":u", ":u", ":q"])
    said = run((library, library.study(["small"])), clock, lambda step: [next(script)])
    assert "The answer to “Which city lies on the Tiber?” is undone." in said
    assert [*store.reviews()] == []


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


def quiz(arguments: list[str], typed: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program with its standard input and output in pipes."""
    return subprocess.run(
        [sys.executable, "-m", "quiz", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
        timeout=50,
    )


def test_the_program_studies_through_a_pipe(tmp_path: Path) -> None:
    """``quiz study --plain`` works where there is no terminal, and keeps what was answered."""
    path = write_deck(tmp_path, only("typed"))
    first = quiz(["study", "--plain", str(path)], "\nLeonardo da Vinci\n", TERM="dumb")
    assert (first.returncode, first.stderr) == (0, "")
    assert "Right. Again in 10 min." in first.stdout
    assert first.stdout.endswith("1 answer, 1 right (100%), 1 new card begun.\nEverything is stored.\n")
    second = quiz(["study", "--plain", str(path)], ":q\n")
    assert "New." not in second.stdout


def test_letters_that_a_terminal_lacks_are_no_end(tmp_path: Path) -> None:
    """A terminal of ASCII gets question marks for other letters, and bytes that are no text do no harm."""
    path = write_deck(tmp_path, 'questions:\n  - {id: q, flip: "Où est Łódź?", answer: "波兰"}\n')
    done = quiz(["study", "--plain", str(path)], "\n\ny\n", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert "O? est" in done.stdout
    assert "Right." in done.stdout


def test_without_a_terminal_the_way_is_told() -> None:
    """``quiz study`` in a pipe says in one line what works there."""
    done = quiz(["study"], "")
    assert done.returncode == 2
    assert "quiz study --plain" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_unknown_deck_is_told() -> None:
    """A mistake in the command is one line on standard error."""
    done = quiz(["study", "--plain", "nope"], "")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("quiz: there is no deck 'nope'")
