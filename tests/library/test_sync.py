"""Many machines share a folder, and remember the same in the end."""

import platform
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.grading.response import Unknown
from quiz.library.doctor import Doctor
from quiz.library.library import Library
from quiz.library.optimise import put
from quiz.library.shelf import Shelf
from quiz.library.sync import Synced, said, sync
from quiz.model.review import Memory
from quiz.model.settings import Settings
from quiz.model.state import CardState
from quiz.paths import Home
from quiz.session.steps import Ask, Done, Feedback, Teach
from quiz.store.backups import take
from quiz.store.examine import examine
from quiz.store.restore import restore
from quiz.store.shared.machine import machine_id
from quiz.store.sqlite import SqliteStore
from tests.faults import studying
from tests.support.clock import FakeClock
from tests.support.decks import write_deck
from tests.support.examples import few
from tests.support.learner import right_answer
from tests.support.memories import FORGETFUL

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
        shelf = Shelf((self.home.decks,))
        self.library = Library(shelf, self.store, self.clock, self.settings, self.home.settings)

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

    def differs(self) -> list[str]:
        """Return what the doctor finds wrong with the memories, once no answer is from a day to come."""
        now = self.clock.moment
        self.clock.moment += timedelta(days=400)
        found = [one.what for one in Doctor(self.library, examine(self.home.database)).look() if one.wrong]
        self.clock.moment = now
        return found

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


@few(25)
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
    assert [machine.differs() for machine in made] == [[], [], []]
    for _ in range(2):
        for number in last:
            made[number].sync()
    fresh = Machine(root, "fresh")
    fresh.sync()
    first, *others = [machine.knows() for machine in (*made, fresh)]
    for other in others:
        assert other == first
    assert fresh.differs() == []
    for machine in (*made, fresh):
        machine.store.close()


@pytest.mark.parametrize(
    ("synced", "told"),
    [
        (Synced(0, 0, 0), "Nothing new here, and no other machine shares this folder yet."),
        (Synced(0, 0, 2), "Nothing new, here or on 2 other machines."),
        (
            Synced(0, 1, 0),
            "1 answer or decision written for your other machines: run 'quiz sync' with this folder there, too.",
        ),
        (
            Synced(1_200, 3, 1),
            "1,200 answers and decisions taken over from 1 other machine, 3 written for others.",
        ),
    ],
)
def test_a_sync_is_told_in_a_sentence(synced: Synced, told: str) -> None:
    """It says how much came and went; other machines are not counted where there is none."""
    assert said(synced) == told


def test_studying_here_then_there_needs_no_settings_in_common(tmp_path: Path) -> None:
    """Where each machine knew of all answers before its own, memories are to the letter those where they were made."""
    here = Machine(tmp_path, "here", Settings(timezone="UTC", new_per_day=99, retention=0.8, learning_steps=(60,)))
    there = Machine(tmp_path, "there", Settings(timezone="Asia/Kolkata", new_per_day=99, retention=0.95, fuzz=False))
    chance = Random(1)
    for _ in range(4):
        for machine, other in ((here, there), (there, here)):
            machine.answer(30, chance)
            known = machine.store.memories("small")
            machine.sync()
            assert machine.store.memories("small") == known
            other.sync()
            assert other.store.memories("small") == known
            other.clock.moment = machine.clock.moment
    here.store.close()
    there.store.close()


def test_only_what_is_new_is_read_and_written(machines: list[Machine]) -> None:
    """A second sync finds nothing; a new answer costs its own lines alone, whatever was there before."""
    one, two, _ = machines
    one.answer(40, Random(1))
    first = one.sync()
    assert first.given > 5
    assert two.sync() == Synced(first.given, 0, 1)
    assert (one.sync(), two.sync()) == (Synced(0, 0, 0), Synced(0, 0, 1))
    path = next(one.folder.iterdir())
    data = bytearray(path.read_bytes())
    data[100:200] = b"#" * 100
    path.write_bytes(data)
    one.answer(6, Random(2))
    assert one.sync().given > 0
    assert two.sync().taken > 0


def damaged(path: Path) -> str:
    """Change a letter in the middle; the third line is told."""
    lines = path.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b'"grade":', b'"grabe":')
    path.write_bytes(b"".join(lines))
    return r"\.jsonl:3: the line is damaged: the checksum does not fit; nothing was taken over"


def conflict_markers(path: Path) -> str:
    """Leave what git leaves of a merge that failed."""
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:3], b"<<<<<<< HEAD\n", *lines[3:]]))
    return r"\.jsonl:4: the line is damaged"


def from_the_future(path: Path) -> str:
    """Begin a log of a later version."""
    from quiz.store.shared import lines

    path.write_text(lines._line({"kind": "factquiz log", "version": 9, "machine": "x"}))
    return r"\.jsonl:1: the log is of version 9, this program knows up to 1; update factquiz"


def senseless(path: Path) -> str:
    """Add an entry with a grade that there is not."""
    from quiz.store.shared import lines

    values = lines._values(path.read_text().splitlines()[1]) | {"grade": 7, "id": "other"}
    with path.open("a") as file:
        file.write(lines._line(values))
    return r"the entry makes no sense: 7 is not a valid Grade"


@pytest.mark.parametrize("harm", [damaged, conflict_markers, from_the_future, senseless])
def test_a_wrong_line_is_told_and_nothing_is_taken_over(machines: list[Machine], harm: Callable[[Path], str]) -> None:
    """One error with file and line; the other files are not taken in either, and what is here stays."""
    one, two, three = machines
    for machine in (one, two):
        machine.answer(20, Random(1))
        machine.sync()
    path = next(path for path in one.folder.iterdir() if path.name.startswith(machine_id(one.home)))
    says = harm(path)
    with pytest.raises(QuizError, match=says):
        three.sync()
    assert three.store.memories("small") == {}


def test_a_line_that_is_cut_off_waits_for_its_rest(machines: list[Machine]) -> None:
    """Of a file that has not arrived whole, the whole lines are taken over now and the rest later."""
    one, two, _ = machines
    one.answer(30, Random(1))
    one.sync()
    path = next(one.folder.iterdir())
    whole = path.read_bytes()
    for end in (30, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:end])
        two.sync()
        assert two.store.memories("small") != one.store.memories("small")
    path.write_bytes(whole)
    two.sync()
    assert two.knows() == one.knows()


def test_copies_in_conflict_are_read_as_well(machines: list[Machine]) -> None:
    """What a sync program sets aside under another name is not lost."""
    one, two, _ = machines
    one.answer(30, Random(1))
    one.sync()
    path = next(one.folder.iterdir())
    path.rename(path.with_name(f"{path.stem} (conflicted copy 2026-03-02).jsonl"))
    two.sync()
    assert two.knows() == one.knows()
    one.answer(6, Random(2))
    one.sync()
    two.sync()
    assert two.knows() == one.knows()


def test_a_data_folder_that_was_copied_is_another_machine(tmp_path: Path) -> None:
    """Both go on from the copy without writing over each other."""
    one = Machine(tmp_path, "one")
    one.answer(20, Random(1))
    one.sync()
    one.store.close()
    shutil.copytree(one.home.folder, tmp_path / "two")
    one.open()
    two = Machine(tmp_path, "two")
    two.clock.moment = one.clock.moment
    assert machine_id(one.home) != machine_id(two.home)
    one.answer(10, Random(2))
    two.answer(10, Random(3))
    for machine in (one, two, one):
        machine.sync()
    assert one.knows() == two.knows()
    assert len(list(one.folder.iterdir())) == 2
    one.store.close()
    two.store.close()


def test_an_id_that_cannot_be_read_is_chosen_anew(tmp_path: Path) -> None:
    """Whatever stands in the place of a machine's id, the machine has one that lasts."""
    home = Machine(tmp_path, "one").home
    for text in ("", "[]", "[" * 9_999, f'{{"id": 5, "host": "{platform.node()}", "file": 0}}'):
        (home.folder / "machine.json").write_text(text)
        assert machine_id(home) == machine_id(home)


def test_two_machines_with_one_id_part(tmp_path: Path) -> None:
    """A disk that was cloned, id and all: the second one to sync takes another id, and nothing is lost."""
    one, two = Machine(tmp_path, "one"), Machine(tmp_path, "two")
    one.answer(20, Random(1))
    one.sync()
    (two.home.folder / "machine.json").write_text(
        f'{{"id": "{machine_id(one.home)}", "host": "{platform.node()}", '
        f'"file": {(two.home.folder / "machine.json").stat().st_ino if machine_id(two.home) else 0}}}'
    )
    assert machine_id(one.home) == machine_id(two.home)
    two.answer(20, Random(2))
    for machine in (two, one, two):
        machine.sync()
    assert machine_id(one.home) != machine_id(two.home)
    assert one.knows() == two.knows()
    one.store.close()
    two.store.close()


@pytest.mark.parametrize("lost", ["own", "other", "all"])
def test_a_file_that_was_lost_is_written_again(machines: list[Machine], lost: str) -> None:
    """Whoever still has its entries gives them to the folder again."""
    one, two, three = machines
    for machine in (one, two, one):
        machine.answer(20, Random(1))
        machine.sync()
    for path in one.folder.iterdir():
        if lost == "all" or path.name.startswith(machine_id(one.home)) == (lost == "own"):
            path.unlink()
    one.sync()
    three.sync()
    two.sync()
    three.sync()
    assert three.knows() == two.knows()
    assert set(one.knows()[2]) <= set(three.knows()[2])


def test_a_restored_backup_gets_back_what_was_shared(machines: list[Machine]) -> None:
    """Answers that were given to the folder after the backup come back with the next sync."""
    one, two, _ = machines
    one.answer(20, Random(1))
    one.sync()
    backup = take(one.home, one.clock.now())
    one.answer(20, Random(2))
    one.sync()
    known = one.knows()
    restore(one.home, backup, one.clock.now())
    assert one.knows() != known
    one.sync()
    assert one.knows() == known
    two.sync()
    assert two.knows() == known


def test_undoing_takes_back_only_what_was_done_here(machines: list[Machine]) -> None:
    """The last thing to undo is never another machine's."""
    one, two, _ = machines
    one.answer(12, Random(1))
    mine = one.library.deeds.latest()
    two.clock.pass_time(days=1)
    two.answer(12, Random(2))
    two.library.deeds.suspend(DECK[:1])
    two.sync()
    one.sync()
    assert one.library.deeds.latest() == mine


def test_no_folder_is_told(machines: list[Machine]) -> None:
    """A folder that is not there is not made: it may be a disk that is not plugged in."""
    shutil.rmtree(machines[0].folder)
    with pytest.raises(QuizError, match="there is no such folder to share"):
        machines[0].sync()


def test_answers_of_all_machines_come_in_the_order_they_were_given(machines: list[Machine]) -> None:
    """Whatever file is read first, the log of a card is what happened to it, for statistics and for optimising."""
    one, two, three = machines
    for machine, other in ((two, one), (one, two), (two, one)):
        machine.answer(15, Random(1))
        machine.sync()
        other.sync()
        other.clock.moment = machine.clock.moment
    three.sync()
    for card in DECK:
        times = [review.at for review in three.store.reviews_of(card)]
        assert times == sorted(times)
    times = [review.at for review in three.store.reviews("small")]
    assert times == sorted(times)


def test_the_doctor_knows_what_machines_agreed_upon(machines: list[Machine]) -> None:
    """A memory that is not what all answers come to is found and set to that; other parameters are no mistake."""
    one, two, _ = machines
    two.library.adopt(Settings(timezone="UTC", new_per_day=99, parameters=FORGETFUL))
    chance = Random(4)
    for machine in (one, two, one, two):
        machine.answer(12, chance)
        machine.sync()
    one.sync()
    two.answer(3, chance)
    agreed = one.knows()[0]
    assert [one.differs(), two.differs()] == [[], []]
    card = min(agreed)
    wrong = replace(agreed[card], stability=900.0)
    assert one.store.revise([(agreed[card], wrong)]) == []
    with closing(sqlite3.connect(one.home.database, isolation_level=None)) as db:
        db.execute("DELETE FROM memory WHERE card = ?", (max(agreed),))
    doctor = Doctor(one.library, examine(one.home.database))
    assert [found.what for found in doctor.look() if found.wrong] == [
        f"answers and no memory: {max(agreed)}",
        f"memories that differ from what the answers say with the present parameters: {card}",
    ]
    assert doctor.mend() == 2
    assert one.knows()[0] == agreed
    assert one.differs() == []


@pytest.mark.parametrize("seed", range(3))
def test_the_same_parameters_come_to_the_same_memory_on_every_machine(machines: list[Machine], seed: int) -> None:
    """Machines that let other parameters hold remember the same afterwards, in whatever order answers came to them."""
    chance = Random(seed)
    for number in (0, 1, 2, 1, 0, 0, 2, 1):
        machines[number].sync()
        machines[number].answer(chance.randrange(6, 14), chance)
        machines[number].sync()
    for machine in machines:
        machine.sync()
    before = machines[0].knows()
    for machine in machines:
        change = put(machine.library, FORGETFUL)
        assert change is not None
        change.finish()
    first, *others = [machine.knows() for machine in machines]
    assert others == [first, first]
    assert first[0] != before[0]
    assert [machine.differs() for machine in machines] == [[], [], []]
    assert len({tuple(review.id for review in machine.store.reviews("small")) for machine in machines}) == 1
