"""Answering and undoing, through the real session machine, while the program is killed."""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from quiz.grading.response import Unknown
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.library.study import Study
from quiz.model.settings import Settings
from quiz.session.steps import Ask, Done, Feedback, Teach
from quiz.store.copies import reading
from quiz.store.sqlite import SqliteStore
from tests.faults.kind import Judged, Kind, Say, damage, leftovers, place
from tests.support.clock import FakeClock
from tests.support.decks import write_deck
from tests.support.learner import right_answer

CARDS = 60
_BEGUN = datetime(2026, 3, 2, 9, tzinfo=UTC)


def prepare(folder: Path) -> None:
    """Write a deck of questions to type."""
    place(folder).decks.mkdir(parents=True)
    write_deck(place(folder).decks, body(CARDS))


def body(cards: int, word: str = "answer") -> str:
    """Write the body of a deck of so many questions to type."""
    questions = (f"  - {{id: q{n:03}, typed: What is the {word} {n}?, answer: x{n}}}\n" for n in range(cards))
    return "questions:\n" + "".join(questions)


def open_library(folder: Path) -> tuple[Library, FakeClock]:
    """Open the library of a folder, at the time of its latest answer."""
    home = place(folder)
    store = SqliteStore(home.database)
    latest = max((review.at for review in store.reviews()), default=0)
    clock = FakeClock(max(_BEGUN, datetime.fromtimestamp(latest / 1_000, UTC)))
    settings = Settings(timezone="UTC", new_per_day=9_999, reviews_per_day=9_999)
    return Library(Shelf((home.decks,)), store, clock, settings), clock


def steps(folder: Path, seed: int = 0) -> Iterator[tuple[Study, str]]:
    """Study for ever, day after day; yield after every answer, with the id of its review."""
    library, clock = open_library(folder)
    chance = Random(seed)
    while True:
        study = library.study(["small"])
        while not isinstance(step := study.step, Done):
            clock.pass_time(seconds=20)
            if isinstance(step, Teach):
                study.understood()
            elif isinstance(step, Ask):
                study.answer(right_answer(step.question) if chance.random() < 0.8 else Unknown())
                yield study, study.session.last_review
            else:
                study.proceed()
        clock.pass_time(days=1)


def _answer(folder: Path, say: Say) -> None:
    for _, review in steps(folder):
        say(review)


def _undo(folder: Path, say: Say) -> None:
    for number, (study, review) in enumerate(steps(folder)):
        say(f"answered {review}")
        if number % 2:
            assert isinstance(study.step, Feedback)
            study.undo()
            say(f"undone {review}")


def _judge_answers(folder: Path, said: Sequence[str], kills: int) -> Judged:
    stored, undone, faults = _log(folder)
    lost = tuple(f"answer {review}" for review in said if review not in stored or review in undone)
    extra = len(stored) - len(said)
    if extra > kills:
        faults.append(f"{extra} answers that were not acknowledged after {kills} kills")
    return Judged(lost, tuple(faults))


def _judge_undone(folder: Path, said: Sequence[str], kills: int) -> Judged:
    stored, undone, faults = _log(folder)
    words = [line.partition(" ") for line in said]
    answered = {review for word, _, review in words if word == "answered"}
    taken = {review for word, _, review in words if word == "undone"}
    lost = [f"answer {review}" for review in sorted(answered - stored)]
    lost += [f"undoing {review}" for review in sorted(taken - undone)]
    extra = len(stored - answered) + len(undone - taken)
    if extra > kills:
        faults.append(f"{extra} steps that were not acknowledged after {kills} kills")
    return Judged(tuple(lost), tuple(faults))


def _log(folder: Path) -> tuple[set[str], set[str], list[str]]:
    """Return the ids of all reviews, those of undone ones, and what is wrong."""
    database = place(folder).database
    if not database.exists():
        return set(), set(), leftovers(folder)
    SqliteStore(database).close()
    faults = [*leftovers(folder), *damage(database)]
    with closing(reading(database)) as db:
        reviews = dict(db.execute("SELECT id, card FROM review"))
        undone = {review for (review,) in db.execute("SELECT review FROM undone")}
        counts = Counter(card for review, card in reviews.items() if review not in undone)
        memories = dict(db.execute("SELECT card, reps FROM memory"))
    faults += [
        f"{card}: a memory of {memories.get(card, 0)} answers, {counts[card]} in the log"
        for card in itertools.chain(counts, memories.keys() - counts.keys())
        if memories.get(card, 0) != counts[card]
    ]
    return set(reviews), undone, faults


ANSWERING = Kind("answering", prepare, _answer, _judge_answers)
UNDOING = Kind("undoing", prepare, _undo, _judge_undone)
