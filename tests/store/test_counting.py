"""Counting many reviews and memories at once, against counting each by itself."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from quiz.model.review import Grade, Memory, Phase, Review
from quiz.store.adoptions import review_row
from quiz.store.counting import add_reviews, set_memories
from quiz.store.migrate import migrate
from quiz.store.rows import insert, memory_row
from tests.stats.support import DAY, review
from tests.store.test_totals import SUMS

CARDS = [f"{deck}/f{fact}/s" for deck in "de" for fact in range(3)]
REVIEWS = st.builds(
    review,
    st.sampled_from(CARDS),
    day=st.integers(DAY, DAY + 2),
    grade=st.sampled_from(Grade),
    phase=st.sampled_from(Phase),
    guess=st.sampled_from([0.0, 0.25, 1 / 3]),
    format=st.sampled_from(["choice", "typed"]),
    stability=st.sampled_from([None, 0.5, 20.999, 21.0]),
)
MEMORIES = st.dictionaries(
    st.sampled_from(CARDS),
    st.builds(
        Memory,
        card=st.just(""),
        phase=st.sampled_from(Phase),
        stability=st.sampled_from([None, 0.5, 1.0, 90.25]),
        difficulty=st.sampled_from([None, 1.0, 5.5, 10.0]),
        due_day=st.sampled_from([None, DAY, DAY + 9]),
        lapses=st.integers(0, 2),
    ),
)


def sums(batches: Sequence[tuple[Sequence[Review], dict[str, Memory]]], *, at_once: bool) -> dict[str, list[object]]:
    """Store batches of reviews and memories; return what was summed up."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db, "test")
        number = 0
        for reviews, memories in batches:
            rows = []
            for made in reviews:
                number += 1
                rows.append(review_row(made, Memory(made.card, stability=made.stability)) | {"id": f"r{number}"})
            known = [memory_row(memory) | {"card": card, "deck": card[0]} for card, memory in memories.items()]
            if at_once:
                add_reviews(db, rows)
                set_memories(db, known)
            else:
                for row in rows:
                    insert(db, "review", row)
                for row in known:
                    insert(db, "memory", row, replace=True)
        return {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in SUMS}


@given(st.lists(st.tuples(st.lists(REVIEWS, max_size=8), MEMORIES), max_size=4))
def test_counting_at_once_comes_to_the_same(batches: list[tuple[list[Review], dict[str, Memory]]]) -> None:
    """Whatever is put in, and in what portions, the sums are those that the triggers keep."""
    assert sums(batches, at_once=True) == sums(batches, at_once=False)


def test_counting_goes_on_one_by_one_afterwards() -> None:
    """A review that is put in after many at once is counted by itself again."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db, "test")
        made = [review_row(review(CARDS[0]), Memory(CARDS[0])) | {"id": f"r{number}"} for number in range(3)]
        add_reviews(db, made[:2])
        insert(db, "review", made[2])
        assert db.execute("SELECT reviews FROM day_total").fetchall() == [(3,)]
