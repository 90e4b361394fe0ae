"""FSRS on study days, with learning steps in front."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.memory.formulas import DEFAULTS
from quiz.memory.fuzz import fuzzed
from quiz.memory.scheduler import Scheduler
from quiz.model.review import Grade, Memory, Phase
from quiz.model.settings import DeckSettings, Settings
from tests.support.memories import FORGETFUL
from tests.support.memories import review as entry

DAY = 739_000
BARE = Settings(learning_steps=(), relearning_steps=(), fuzz=False)
GRADES = st.sampled_from(list(Grade))

# "grade:days since the last review" → intervals, final stability and difficulty, computed
# with default parameters at a retention of .9 by the reference implementation.
VECTORS = [
    ("3:0 3:2 3:11 3:46 3:163 3:498", [2, 11, 46, 163, 497, 1347], 1346.748, 2.0837),
    ("2:0 2:1 2:2 2:4 2:8", [1, 3, 6, 9, 14], 13.7651, 9.0153),
    ("3:0 3:2 3:11 1:46 3:0 3:2 3:5", [2, 11, 46, 3, 3, 7, 14], 14.2131, 7.3535),
    ("4:0 3:1 3:1 3:1", [8, 13, 18, 23], 23.066, 1.0),
]


@pytest.mark.parametrize(("history", "intervals", "stability", "difficulty"), VECTORS)
def test_intervals_are_those_of_fsrs(history: str, intervals: list[int], stability: float, difficulty: float) -> None:
    """Without steps and fuzz the intervals and the final state equal the published vectors."""
    scheduler = Scheduler(BARE)
    memory, day, found = Memory("d/f/s"), DAY, []
    for review in history.split():
        grade, days = review.split(":")
        day += int(days)
        memory = scheduler.review(memory, Grade(int(grade)), day, 0)
        assert memory.due_day is not None
        found.append(memory.due_day - day)
    assert found == intervals
    assert memory.stability == pytest.approx(stability, abs=5e-4)
    assert memory.difficulty == pytest.approx(difficulty, abs=5e-4)


def test_a_new_card_goes_through_its_steps() -> None:
    """One minute, ten minutes, then days; Again goes back to the first step, Hard repeats one."""
    scheduler = Scheduler(replace(BARE, learning_steps=(60, 600)))
    again = scheduler.review(Memory("d/f/s"), Grade.AGAIN, DAY, 0)
    assert (again.phase, again.step, again.due_at, again.due_day) == (Phase.LEARNING, 0, 60_000, DAY)
    hard = scheduler.review(again, Grade.HARD, DAY, 0)
    assert (hard.step, hard.due_at) == (0, 330_000)
    good = scheduler.review(again, Grade.GOOD, DAY, 60_000)
    assert (good.phase, good.step, good.due_at) == (Phase.LEARNING, 1, 660_000)
    assert scheduler.review(good, Grade.HARD, DAY, 0).due_at == 600_000
    assert scheduler.review(good, Grade.AGAIN, DAY, 0).step == 0
    learnt = scheduler.review(good, Grade.GOOD, DAY, 660_000)
    assert (learnt.phase, learnt.due_at, learnt.step) == (Phase.REVIEW, None, 0)
    assert learnt.due_day is not None
    assert learnt.due_day > DAY
    assert scheduler.review(Memory("d/f/s"), Grade.EASY, DAY, 0).phase is Phase.REVIEW


def test_a_forgotten_card_goes_through_its_steps() -> None:
    """A lapse counts, is asked again after ten minutes, and lowers the ladder until it is remembered."""
    scheduler = Scheduler(replace(BARE, relearning_steps=(600,)))
    learnt = scheduler.review(Memory("d/f/s"), Grade.GOOD, DAY, 0)
    lapsed = scheduler.review(learnt, Grade.AGAIN, DAY + 2, 0)
    assert (lapsed.phase, lapsed.lapses, lapsed.due_at, lapsed.rung_penalty) == (Phase.RELEARNING, 1, 600_000, 1)
    back = scheduler.review(lapsed, Grade.GOOD, DAY + 2, 600_000)
    assert (back.phase, back.lapses, back.rung_penalty) == (Phase.REVIEW, 1, 1)
    assert scheduler.review(back, Grade.GOOD, DAY + 5, 0).rung_penalty == 0


def test_one_learning_step_is_repeated_after_one_and_a_half() -> None:
    """Hard on an only step waits half as long again."""
    scheduler = Scheduler(replace(BARE, learning_steps=(600,)))
    assert scheduler.review(Memory("d/f/s"), Grade.HARD, DAY, 0).due_at == 900_000


def test_guessable_cards_are_asked_earlier() -> None:
    """Where every format can be guessed, the retention aimed at is raised, so intervals are shorter."""
    scheduler = Scheduler(BARE)
    memory = scheduler.review(Memory("d/f/s"), Grade.EASY, DAY, 0)
    sure = scheduler.review(memory, Grade.GOOD, DAY + 8, 0)
    guessed = scheduler.review(memory, Grade.GOOD, DAY + 8, 0, guess=0.5)
    assert sure.due_day is not None
    assert guessed.due_day is not None
    assert guessed.due_day < sure.due_day
    assert guessed.stability == sure.stability


def test_a_clock_set_back_counts_as_the_same_day() -> None:
    """A review dated before the last one neither fails nor moves the memory back in time."""
    scheduler = Scheduler(BARE)
    memory = scheduler.review(Memory("d/f/s"), Grade.GOOD, DAY, 0)
    back = scheduler.review(memory, Grade.GOOD, DAY - 30, 0)
    assert back.last_day == DAY
    assert back == replace(scheduler.review(memory, Grade.GOOD, DAY, 0), due_day=back.due_day)


@given(st.lists(st.tuples(GRADES, st.integers(0, 400)), min_size=1, max_size=12))
def test_states_stay_in_their_bounds(history: list[tuple[Grade, int]]) -> None:
    """Whatever the answers, stability is positive, difficulty 1 to 10, and a due card has a day."""
    scheduler = Scheduler(Settings())
    memory, day = Memory("d/f/s"), DAY
    for grade, days in history:
        day += days
        memory = scheduler.review(memory, grade, day, day * 86_400_000)
        assert memory.stability is not None
        assert memory.difficulty is not None
        assert memory.stability > 0
        assert 1 <= memory.difficulty <= 10
        assert memory.due_day is not None
        assert (memory.phase is Phase.REVIEW) == (memory.due_at is None)
        assert memory.due_day > day if memory.phase is Phase.REVIEW else memory.due_day == day
    assert memory.reps == len(history)


@given(st.integers(1, 30_000), st.integers(0, 400), st.text(max_size=5), st.integers(0, 99))
def test_fuzz_is_small_seeded_and_never_shrinks_a_growing_interval(
    interval: int, previous: int, card: str, reps: int
) -> None:
    """Fuzz moves by Anki's range at most, in the same way each time, and keeps growth."""
    moved = fuzzed(interval, previous, 36_500, card, reps)
    assert moved == fuzzed(interval, previous, 36_500, card, reps)
    assert 1 <= moved <= 36_500
    assert abs(moved - interval) <= 2 + 0.15 * 4.5 + 0.1 * 13 + 0.05 * interval
    if interval > previous:
        assert moved > previous or moved == fuzzed(interval, interval, 36_500, card, reps)


def test_fuzz_spreads_cards() -> None:
    """Cards with one interval come to lie on several days."""
    assert len({fuzzed(30, 10, 36_500, f"d/f{n}/s", 3) for n in range(50)}) > 3


def test_a_deck_can_aim_at_its_own_retention() -> None:
    """A deck that is to be known better is asked earlier; the memory itself is the same."""
    scheduler = Scheduler(replace(BARE, decks={"exam": DeckSettings(retention=0.97)}))
    usual = scheduler.review(Memory("d/f/s"), Grade.EASY, DAY, 0)
    strict = scheduler.review(Memory("exam/f/s"), Grade.EASY, DAY, 0)
    assert (usual.due_day, strict.due_day) == (DAY + 8, DAY + 2)
    assert usual.stability == strict.stability


def test_a_deck_can_have_its_own_parameters() -> None:
    """A deck's parameters go before those of all decks, and these before the published ones."""
    slow, quick = ((*DEFAULTS[:2], first, *DEFAULTS[3:]) for first in (1.0, 5.0))
    scheduler = Scheduler(replace(BARE, parameters=quick, decks={"own": DeckSettings(parameters=slow)}))
    assert scheduler.review(Memory("d/f/s"), Grade.GOOD, DAY, 0).stability == 5.0
    assert scheduler.review(Memory("own/f/s"), Grade.GOOD, DAY, 0).stability == 1.0
    assert Scheduler(BARE).review(Memory("d/f/s"), Grade.GOOD, DAY, 0).stability == DEFAULTS[2]


STEPS = st.sampled_from([(), (60,), (60, 600)])
MOVES = st.lists(
    st.tuples(GRADES, st.sampled_from([0, 0, 1, 3, 10, 40, -2]), STEPS, st.booleans()), min_size=1, max_size=14
)


@settings(max_examples=60)
@given(moves=MOVES, guess=st.sampled_from([0.0, 0.25]), fuzz=st.booleans())
def test_a_memory_is_reckoned_anew_from_its_log(
    moves: list[tuple[Grade, int, tuple[int, ...], bool]], guess: float, *, fuzz: bool
) -> None:
    """The same parameters change nothing, others only what is foreseen, and the way back restores it.

    That holds with resets in between, steps that changed, and a clock that was set back.
    """
    memory, day, log = Memory("d/f/s"), DAY, []
    for number, (grade, days, steps, forget) in enumerate(moves):
        memory, day = Memory("d/f/s") if forget else memory, day + days
        log.append(replace(entry("d/f/s", day, grade, memory.phase, number), stability=memory.stability))
        used = Scheduler(Settings(learning_steps=steps, relearning_steps=steps, fuzz=fuzz))
        memory = used.review(memory, grade, day, number, guess)
    same = Scheduler(Settings(learning_steps=(5, 6, 7), fuzz=fuzz))
    other = Scheduler(Settings(parameters=FORGETFUL, fuzz=fuzz))
    assert same.replay(memory, log, guess) == memory
    moved = other.replay(memory, log, guess)
    assert moved.stability != memory.stability
    assert (moved.due_day == memory.due_day) or memory.phase is Phase.REVIEW
    kept = replace(moved, stability=memory.stability, difficulty=memory.difficulty, due_day=memory.due_day)
    assert kept == memory
    assert other.replay(memory, log, None).due_day == memory.due_day
    assert same.replay(moved, log, guess) == memory
    assert other.replay(memory, log[1:], guess) in {memory, moved}
