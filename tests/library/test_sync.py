"""Many machines share a folder, and remember the same in the end."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as trials
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.grading.response import Unknown
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.library.sync import Synced, sync
from quiz.model.review import Memory
from quiz.model.settings import Settings
from quiz.model.state import CardState
from quiz.paths import Home
from quiz.session.steps import Ask, Done, Feedback, Teach
from quiz.store.sqlite import SqliteStore
from tests.faults import studying
from tests.support.clock import FakeClock
from tests.support.decks import write_deck
from tests.support.learner import right_answer

CARDS = 4
DECK = [f"small/q{number:03}/question" for number in range(CARDS)]


class Machine:
    """A machine of its own, with its clock and its memory."""

    def __init__(self, root: Path, name: str, settings: Settings | None = None) -> None:
        """Set it up in a folder."""
        self.home = Home(root / name)
        self.folder = root / "shared"
        self.folder.mkdir(exist_ok=True)
        self.home.decks.mkdir(parents=True, exist_ok=True)
        write_deck(self.home.decks, studying.body(CARDS))
        self.clock = FakeClock()
        self.settings = settings or Settings(timezone="UTC", new_per_day=99)
        self.open()

    def open(self) -> None:
        """Open the memory."""
        self.store = SqliteStore(self.home.database)
        self.library = Library(Shelf((self.home.decks,)), self.store, self.clock, self.settings)

    def sync(self) -> Synced:
        """Exchange with the folder."""
        return sync(self.library, self.store, self.home, self.folder)

    def answer(self, steps: int, chance: Random) -> None:
        """Study for some steps."""
        study = self.library.study(["small"])
        for _ in range(steps):
            self.clock.pass_time(seconds=30)
            step = study.step
            if isinstance(step, Teach):
                study.understood()
            elif isinstance(step, Ask):
                study.answer(right_answer(step.question) if chance.random() < 0.7 else Unknown())
            elif isinstance(step, Feedback):
                study.proceed()
            elif isinstance(step, Done):
                self.clock.pass_time(days=chance.choice((1, 3, 9)))
                study = self.library.study(["small"])
            else:
                study.proceed()

    def decide(self, chance: Random) -> None:
        """Suspend, take up, bury, flag, or reset cards."""
        deeds = self.library.deeds
        cards = chance.sample(DECK, 2)
        chance.choice(
            (
                lambda: deeds.suspend(cards),
                lambda: deeds.resume(cards),
                lambda: deeds.bury(cards),
                lambda: deeds.flag(cards, f"remark {chance.random():.2f}"),
                lambda: deeds.unflag(cards),
                lambda: deeds.reset(cards),
            )
        )()

    def undo(self) -> None:
        """Take the last thing back that was done here."""
        latest = self.library.deeds.latest()
        if latest is not None:
            with suppress(QuizError):  # refused where another machine's answer came after it
                self.library.deeds.undo(latest)

    def knows(self) -> tuple[dict[str, Memory], dict[str, CardState], list[str]]:
        """Return what is remembered and decided, and the ids of the answers that stand."""
        return self.store.memories("small"), self.store.states("small"), sorted(r.id for r in self.store.reviews())


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[list[Machine]]:
    """Return three machines that share a folder."""
    made = [Machine(tmp_path, name) for name in ("a", "b", "c")]
    yield made
    for machine in made:
        machine.store.close()


STEPS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(("answer", "answer", "decide", "undo", "sync", "sync", "jump"))),
    max_size=40,
)


@trials(max_examples=60)
@given(steps=STEPS, seed=st.integers(0, 2**32), last=st.permutations(range(3)))
def test_all_machines_remember_the_same_in_the_end(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str]], seed: int, last: list[int]
) -> None:
    """Any answers, decisions and undoings on three machines, synced in any order, come to one memory on all of them."""
    root = tmp_path_factory.mktemp("sync")
    made = [Machine(root, name) for name in ("a", "b", "c")]
    chance = Random(seed)
    for number, step in steps:
        machine = made[number]
        if step == "answer":
            machine.answer(chance.randrange(1, 9), chance)
        elif step == "decide":
            machine.decide(chance)
        elif step == "undo":
            machine.undo()
        elif step == "sync":
            machine.sync()
        else:
            machine.clock.moment += timedelta(minutes=chance.randrange(-5_000, 9_000))
    for _ in range(2):
        for number in last:
            made[number].sync()
    fresh = Machine(root, "fresh")
    fresh.sync()
    first, *others = [machine.knows() for machine in (*made, fresh)]
    for other in others:
        assert other == first
    for machine in (*made, fresh):
        machine.store.close()
