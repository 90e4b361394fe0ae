"""Study over simulated days, joined to the store."""

import itertools
import random
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.grading.response import Unknown
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.library.statistics import sum_up
from quiz.library.study import Study
from quiz.memory.scheduler import Scheduler
from quiz.model.review import Grade, Memory, Phase
from quiz.model.settings import LeechAction, Settings
from quiz.session.steps import Ask, Done, Feedback, Pause, Teach
from quiz.store.sqlite import SqliteStore
from tests.conftest import BUILTIN
from tests.support.clock import FakeClock
from tests.support.decks import write_deck
from tests.support.learner import right_answer, study_all

ONE = "facts:\n  - {id: a, asked: who, visit: {who: Ann, to: Rome}}\n"
BARE = Settings(learning_steps=(), relearning_steps=(), fuzz=False, timezone="UTC")
MakeLibrary = Callable[[str, Settings], Library]


@pytest.fixture
def make_library(tmp_path: Path, store: SqliteStore, clock: FakeClock) -> MakeLibrary:
    """Return a way to open a library with one small deck."""

    def make(body: str, settings: Settings) -> Library:
        write_deck(tmp_path, body)
        return Library(Shelf((tmp_path,)), store, clock, settings)

    return make


def reviewed(library: Library, grade: Grade) -> Memory:
    """Answer the only card that is due, with a grade, in a session of its own."""
    study = library.study(["small"])
    if isinstance(study.step, Teach):
        study.understood()
    assert isinstance(study.step, Ask)
    study.answer(right_answer(study.step.question))
    study.regrade(grade)
    return library.store.memories("small")["small/a/who"]


def test_a_card_studied_over_days_has_the_intervals_of_fsrs(make_library: MakeLibrary, clock: FakeClock) -> None:
    """Answers given in sessions on simulated days lead to the published intervals.

    It is the published vector whose reviews all come when the card is due; the others review
    early, which only the scheduler's own test can do.
    """
    library = make_library(ONE, BARE)
    found = []
    for days in (0, 2, 11, 46, 163, 498):
        clock.pass_time(days=days)
        memory = reviewed(library, Grade.GOOD)
        assert memory.due_day is not None
        found.append(memory.due_day - library.now().day)
    assert found == [2, 11, 46, 163, 497, 1347]


def test_every_grade_given_in_a_session_reaches_the_scheduler(make_library: MakeLibrary, clock: FakeClock) -> None:
    """Hard, Easy, Again and Good on due days lead to the memory that the scheduler gives alone."""
    library = make_library(ONE, BARE)
    expected = Memory("small/a/who")
    for grade in (Grade.HARD, Grade.HARD, Grade.EASY, Grade.AGAIN, Grade.GOOD):
        now = library.now()
        expected = library.scheduler.review(expected, grade, now.day, now.at)
        assert replace(reviewed(library, grade), last_question="") == expected
        assert expected.due_day is not None
        clock.pass_time(days=expected.due_day - now.day)


def test_the_built_in_deck_is_learnt_over_a_month(library: Library, clock: FakeClock) -> None:
    """Within daily limits, one card of a fact a day, every card is learnt and comes back when it is due."""
    cards = {card.id for card in library.bank(BUILTIN).cards}
    for _ in range(30):
        day = library.now().day
        planned = library.plan([library.bank(BUILTIN)])
        assert len(planned.new) <= 20
        asked = study_all(library.study([BUILTIN]), clock)
        facts = Counter({question.card: question.fact for question in asked}.values())
        assert max(facts.values(), default=0) <= 1
        for first, second in itertools.pairwise(asked):
            assert first.id != second.id or first.card != second.card
        memories = library.store.memories(BUILTIN)
        assert all(memory.phase is Phase.REVIEW for memory in memories.values())
        assert all(
            memory.due_day is not None and memory.due_day > day
            for memory in memories.values()
            if memory.last_day == day
        )
        clock.moment = clock.moment.replace(hour=9, minute=0)
        clock.pass_time(days=1)
    assert set(library.store.memories(BUILTIN)) == cards
    assert sum_up(library, [BUILTIN]).recall.observed == 1.0


def test_a_new_fact_is_taught_before_it_is_asked(library: Library, clock: FakeClock) -> None:
    """The first step of a new card shows the fact; its question comes later, after others.

    A newcomer's first fact is asked at once, so that the first question is two keys away.
    """
    study = library.study([BUILTIN])
    assert isinstance(study.step, Teach)
    first = study.step.card.id
    study.understood()
    assert isinstance(study.step, Ask)
    assert study.step.card.id == first
    study.answer(right_answer(study.step.question))
    study.proceed()
    taught = []
    while isinstance(study.step, Teach):
        taught.append(study.step.card.id)
        study.understood()
        clock.pass_time(seconds=5)
    assert isinstance(study.step, Ask)
    assert study.step.card.id == taught[0]
    assert len(taught) == 4
    assert len(list(library.store.reviews())) == 1


def test_an_answer_is_stored_before_the_next_step(library: Library) -> None:
    """Leaving right after an answer loses nothing: another session knows it."""
    study = library.study([BUILTIN])
    while not hasattr(study.step, "question"):
        study.understood()
    study.answer(right_answer(study.step.question))
    (entry,) = library.store.reviews()
    assert entry.grade is Grade.GOOD
    later = library.study([BUILTIN])
    assert entry.card in later.session.memories
    assert library.plan([library.bank(BUILTIN)]).learning[0][1] == entry.card


class FullStore(SqliteStore):
    """A store whose disk is full."""

    def record(self, *arguments: object, **more: object) -> None:
        """Fail as a full disk does."""
        msg = "the answer could not be saved: database or disk is full"
        raise QuizError(msg)


def test_an_answer_that_cannot_be_stored_leaves_the_question(tmp_path: Path, clock: FakeClock) -> None:
    """When storing fails, the question still stands and can be answered again."""
    write_deck(tmp_path, ONE)
    with closing(FullStore(tmp_path / "m.sqlite3")) as store:
        study = Library(Shelf((tmp_path,)), store, clock, BARE).study(["small"])
        study.understood()
        before = study.session
        with pytest.raises(QuizError, match="disk is full"):
            study.answer(Unknown())
        assert study.session is before


def test_a_session_past_midnight_belongs_to_its_evening(library: Library, clock: FakeClock) -> None:
    """Answers before the rollover hour count for the day before."""
    clock.moment = clock.moment.replace(hour=23)
    evening = library.now().day
    clock.pass_time(hours=4)
    assert library.now().day == evening
    clock.pass_time(hours=2)
    assert library.now().day == evening + 1


def replayed(library: Library, card: str) -> Memory | None:
    """Compute a card's memory from the log alone."""
    scheduler: Scheduler = library.scheduler
    memory: Memory | None = None
    for entry in library.store.reviews():
        if entry.card == card:
            before = memory or Memory(card)
            memory = replace(scheduler.review(before, entry.grade, entry.day, entry.at), last_question=entry.question)
    return memory


@pytest.mark.parametrize("seed", range(6))
def test_whatever_a_learner_does_the_store_agrees_with_the_log(
    library: Library, store: SqliteStore, clock: FakeClock, seed: int
) -> None:
    """Right, wrong, corrected and undone answers leave memories that equal a replay of the log."""
    chance = random.Random(seed)
    for _ in range(4):
        study: Study = library.study([BUILTIN])
        states: list[tuple[dict[str, Memory], int]] = []
        for _ in range(120):
            clock.pass_time(seconds=chance.choice([1, 8, 30, 700]))
            step = study.step
            if isinstance(step, Done):
                break
            if chance.random() < 0.15 and states:
                depth = len(study.session.past)
                study.undo()
                del states[depth - 1 :]
            elif isinstance(step, Teach):
                states = [*states[: len(study.session.past)], (store.memories(BUILTIN), 0)]
                study.understood()
            elif isinstance(step, Ask):
                states = [*states[: len(study.session.past)], (store.memories(BUILTIN), 1)]
                study.answer(right_answer(step.question) if chance.random() < 0.7 else Unknown())
            elif isinstance(step, Feedback):
                if chance.random() < 0.3:
                    study.regrade(chance.choice(list(Grade)))
                study.proceed()
            elif isinstance(step, Pause):
                states = [*states[: len(study.session.past)], (store.memories(BUILTIN), 0)]
                study.proceed()
            assert study.session.tally.answered >= study.session.tally.passed
        while study.session.past:
            assert study.undo()
            assert store.memories(BUILTIN) == states[len(study.session.past)][0]
        asked = study_all(library.study([BUILTIN]), clock, knows=chance.random() < 0.5)
        assert asked or not library.plan([library.bank(BUILTIN)]).total
        clock.pass_time(days=chance.choice([1, 1, 2, 9]))
    memories = store.memories(BUILTIN)
    assert memories
    for card, memory in memories.items():
        assert replayed(library, card) == memory


def test_a_correction_keeps_the_day_of_its_answer(library: Library, store: SqliteStore, clock: FakeClock) -> None:
    """An answer given before the rollover and corrected after it belongs to the day of the answer."""
    clock.moment = clock.moment.replace(hour=3, minute=59)
    study = library.study([BUILTIN])
    while isinstance(study.step, Teach):
        study.understood()
    day = library.now().day
    study.answer(Unknown())
    clock.pass_time(minutes=5)
    assert library.now().day == day + 1
    study.regrade(Grade.GOOD)
    assert len(store.day(None, day).cards) == 1
    assert store.day(None, day + 1).cards == frozenset()


def test_daily_limits_count_for_all_decks(tmp_path: Path, store: SqliteStore, clock: FakeClock) -> None:
    """What was begun in one deck leaves less for another on the same day."""
    facts = "".join(f"  - {{id: f{n}, visit: {{who: P{n}, to: C{n}}}}}\n" for n in range(4))
    for name in ("one", "two"):
        path = write_deck(tmp_path, "facts:\n" + facts, f"{name}.yaml")
        path.write_text(path.read_text("utf-8").replace("deck: small", f"deck: {name}"), encoding="utf-8")
    library = Library(Shelf((tmp_path,)), store, clock, replace(BARE, new_per_day=5))
    study_all(library.study(["one"]), clock)
    assert len(library.plan([library.bank("two")]).new) == 1


@pytest.mark.parametrize("action", ["tell", "suspend"])
def test_a_leech_is_left_out_where_the_settings_say_so(
    library: Library, store: SqliteStore, clock: FakeClock, action: LeechAction
) -> None:
    """A card forgotten often enough is suspended on going on from its feedback, and undo takes it up again."""
    library.adopt(replace(library.settings, leech_after=1, leech_action=action, fuzz=False))
    study_all(library.study([BUILTIN]), clock)
    clock.moment = clock.moment.replace(hour=9, minute=0)
    clock.pass_time(days=max(m.due_day or 0 for m in store.memories(BUILTIN).values()) - library.now().day)
    study = library.study([BUILTIN])
    while not isinstance(study.step, Ask) or store.memories(BUILTIN).get(study.step.card.id) is None:
        clock.pass_time(seconds=5)
        if isinstance(study.step, Ask):
            study.answer(right_answer(study.step.question))
        study.understood()
        study.proceed()
    card = study.step.card.id
    study.answer(Unknown())
    assert study.leech
    study.proceed()
    assert store.state(card).suspended is (action == "suspend")
    assert study.undo()
    assert not store.state(card).suspended


def test_a_changed_text_keeps_what_is_remembered(make_library: MakeLibrary, clock: FakeClock) -> None:
    """A fact with other words and another answer, below a new one, is the card it was, and is due on its day."""
    memory = reviewed(make_library(ONE, BARE), Grade.GOOD)
    assert memory.due_day is not None
    added = "facts:\n  - {id: z, asked: who, visit: {who: Zoe, to: Oslo}}\n"
    changed = ONE.replace("facts:\n", added).replace("Ann", "Anna").replace("Rome", "Bern")
    library = make_library(changed, replace(BARE, new_per_day=0))
    clock.pass_time(days=memory.due_day - library.now().day)
    study = library.study(["small"])
    assert isinstance(study.step, Ask)
    assert "Bern" in study.step.question.stem
    assert study.step.question.answers == ("Anna",)
    study.answer(right_answer(study.step.question))
    (first, second) = library.store.reviews()
    assert (first.card, second.card, second.phase) == ("small/a/who", "small/a/who", Phase.REVIEW)


def test_undo_reaches_the_last_step_of_its_decks_across_others(
    make_library: MakeLibrary, tmp_path: Path, store: SqliteStore
) -> None:
    """An answer of one deck is taken back though one of another deck came later, which stands."""
    library = make_library(ONE, BARE)
    other = (tmp_path / "small.yaml").read_text("utf-8").replace("deck: small", "deck: other")
    (tmp_path / "other.yaml").write_text(other, encoding="utf-8")
    reviewed(library, Grade.GOOD)
    elsewhere = library.study(["other"])
    elsewhere.understood()
    elsewhere.answer(Unknown())
    library.deeds.flag(["other/a/who"])
    kept = store.memories("other")
    study = library.study(["small"])
    last = study.earlier()
    assert last is not None
    assert (last.deed, last.cards) == ("answer", ("small/a/who",))
    study.undo_earlier(last)
    assert (store.memories("small"), store.memories("other")) == ({}, kept)
    assert isinstance(study.step, Teach)
    assert study.earlier() is None
    assert store.state("other/a/who").flagged


def test_a_deed_on_cards_of_several_decks_is_undone_from_each(
    make_library: MakeLibrary, tmp_path: Path, store: SqliteStore
) -> None:
    """A deed that concerns a card at hand among others is taken back as a whole; a later change of one forbids it."""
    library = make_library(ONE, BARE)
    other = (tmp_path / "small.yaml").read_text("utf-8").replace("deck: small", "deck: other")
    (tmp_path / "other.yaml").write_text(other, encoding="utf-8")
    both = ["other/a/who", "small/a/who"]
    library.deeds.suspend(both)
    later = library.deeds.flag(["other/a/who"])
    study = library.study(["small"])
    last = study.earlier()
    assert last is not None
    with pytest.raises(QuizError, match="changed again since"):
        study.undo_earlier(last)
    store.undo_change(later.id, 0)
    assert study.name(last) == "2 cards"
    study.undo_earlier(last)
    assert not any(store.state(card).suspended for card in both)
    assert isinstance(study.step, Teach)
