"""What a learner does beside answering, by lines: hints, flags, sources, and undoing."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.library.library import Library
from quiz.model.review import Grade
from quiz.model.settings import LeechAction
from quiz.plain.session import PlainSession
from quiz.session.steps import Ask, Step, Teach
from quiz.store.sqlite import SqliteStore
from tests.app.conftest import only
from tests.plain.typist import MakeStudy, Typist, knows, run
from tests.support.clock import FakeClock


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
