"""Progress from Anki in the learner's store."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz.interop.drafts.ids import note_id
from quiz.library.importing import Imported, Wish, import_anki
from quiz.library.library import Library
from quiz.model.review import Grade, Memory, Phase
from tests.support.memories import review
from tests.support.packages import CREATED, legacy

CARD = f"d/{note_id('g1')}/question"
DAY = 86_400
FIRST = datetime.fromtimestamp(CREATED, UTC).toordinal() - 1
"""The study day on which the collection was made, which is before four in the morning."""
LOG = [
    # day, ease, interval, before, factor, type
    (3, 3, -600, 0, 0, 0), (3, 3, 1, -600, 2_500, 0), (4, 3, 4, 1, 2_500, 1),
    (8, 1, -600, 4, 2_300, 1), (8, 3, 2, -600, 2_300, 2),
]  # fmt: skip


def rows(log: Sequence[tuple[int, ...]]) -> str:
    """Write a log as rows, a minute between those of a day, at noon."""
    values = [
        f"({(CREATED + day * DAY + 36_000 + 60 * place) * 1_000}, 1, {ease}, {ivl}, {last}, {factor}, 70000, {kind})"
        for place, (day, ease, ivl, last, factor, kind) in enumerate(log)
    ]
    return f"INSERT INTO revlog VALUES {', '.join(values)};"


def taken(folder: Path, library: Library, log: Sequence[tuple[int, ...]], **cards: int | str) -> Imported:
    """Import one card with a log and columns."""
    path = legacy(folder / "x.apkg", sql=rows(log) if log else "", cards=cards)
    return import_anki(Wish(path, folder / "d.yaml", force=True), library)


def replayed_to(library: Library, count: int) -> Memory:
    """Return the memory after the first reviews of the log, by the scheduler."""
    memory = Memory(CARD)
    for one in library.store.reviews_of(CARD)[:count]:
        memory = library.scheduler.review(memory, one.grade, one.day, one.at)
    return memory


def test_a_log_of_sm2_gives_a_memory(tmp_path: Path, library: Library) -> None:
    """Without FSRS in Anki, the log is gone through with FSRS; the due day is Anki's."""
    imported = taken(tmp_path, library, LOG, type=2, queue=2, due=10, ivl=2, factor=2_300, reps=5, lapses=1)
    assert imported.taken is not None
    assert (imported.taken.reviews, imported.taken.cards) == (5, 1)
    memory = library.store.memories("d")[CARD]
    reviews = library.store.reviews_of(CARD)
    replayed = replayed_to(library, 5)
    assert (memory.stability, memory.difficulty) == pytest.approx((replayed.stability, replayed.difficulty), rel=1e-4)
    assert (memory.phase, memory.due_day, memory.last_day) == (Phase.REVIEW, FIRST + 10, FIRST + 9)
    assert (memory.reps, memory.lapses, memory.last_question) == (5, 1, f"{CARD}/flip")
    assert [one.phase for one in reviews] == [Phase.NEW, Phase.LEARNING, Phase.REVIEW, Phase.REVIEW, Phase.RELEARNING]
    assert {one.took for one in reviews} == {60_000}
    assert reviews[0].stability is None
    assert reviews[4].stability == pytest.approx(replayed_to(library, 4).stability, rel=1e-4)
    again = taken(tmp_path, library, LOG, type=2, queue=2, due=10, ivl=2, factor=2_300, reps=5, lapses=1)
    assert again.taken is not None
    assert (again.taken.reviews, again.taken.cards) == (0, 0)
    assert library.store.latest() is None


@pytest.mark.parametrize(
    ("log", "reviews", "stability"),
    [
        ([*LOG[:1], (4, 0, 0, 0, 0, 4), (5, 4, 8, 0, 0, 0)], 2, 8.2956),
        ([(5, 4, 8, 0, 0, 0), (6, 0, 20, 8, 2_500, 5), (7, 0, 9, 8, 2_500, 4)], 1, 8.2956),
        ([(5, 4, 8, 0, 0, 0), (6, 1, 8, 8, 0, 3)], 1, 8.2956),
    ],
)
def test_what_is_no_answer_changes_no_memory(
    tmp_path: Path, library: Library, log: Sequence[tuple[int, ...]], reviews: int, stability: float
) -> None:
    """A reset begins anew; rescheduling, due days set by hand, and cramming are no answers."""
    taken(tmp_path, library, log, type=2, queue=2, due=13, ivl=8)
    assert len(library.store.reviews_of(CARD)) == reviews
    assert library.store.memories("d")[CARD].stability == pytest.approx(stability)


def test_what_fsrs_keeps_with_a_card_is_taken(tmp_path: Path, library: Library) -> None:
    """Stability and difficulty are Anki's own where it has them; a filtered deck keeps the due day."""
    data = json.dumps({"s": 33.5, "d": 4.25, "dr": 0.9, "lrt": CREATED + 5 * DAY})
    taken(tmp_path, library, [], type=2, queue=2, due=-5, odue=40, odid=7, ivl=35, reps=3, data=data)
    memory = library.store.memories("d")[CARD]
    assert (memory.stability, memory.difficulty, memory.reps) == (33.5, 4.25, 3)
    assert (memory.due_day, memory.last_day) == (FIRST + 40, FIRST + 5)


def test_a_card_in_learning_keeps_its_moment(tmp_path: Path, library: Library) -> None:
    """A card in its steps is due at the moment that Anki says, on the step that is left."""
    due = CREATED + 3 * DAY + 40_000
    taken(tmp_path, library, LOG[:1], type=1, queue=1, due=due, left=1_001, reps=1)
    memory = library.store.memories("d")[CARD]
    assert (memory.phase, memory.step, memory.due_at) == (Phase.LEARNING, 1, due * 1_000)


def test_decisions_are_taken_once(tmp_path: Path, library: Library) -> None:
    """A suspended and flagged card is that here, too; taken up again here, it stays so."""
    imported = taken(tmp_path, library, [], queue=-1, flags=2)
    assert imported.taken is not None
    assert imported.taken.states == 1
    state = library.store.state(CARD)
    assert (state.suspended, state.flagged, state.remark) == (True, True, "orange flag in Anki")
    library.deeds.resume([CARD])
    library.deeds.unflag([CARD])
    taken(tmp_path, library, [], queue=-1, flags=2)
    assert not library.store.state(CARD).suspended


def test_later_answers_here_are_kept(tmp_path: Path, library: Library) -> None:
    """A card that was answered here after the last answer in Anki stays as it is; one answered before is replaced."""
    day = FIRST + 20
    entry = replace(review(CARD, day, Grade.GOOD, Phase.NEW), at=(CREATED + 20 * DAY) * 1_000)
    after = library.scheduler.review(Memory(CARD), Grade.GOOD, day, entry.at)
    library.store.record(entry, Memory(CARD), after)
    imported = taken(tmp_path, library, LOG, type=2, queue=2, due=10, ivl=2)
    assert imported.taken is not None
    assert (imported.taken.reviews, imported.taken.newer) == (0, 1)
    assert library.store.memories("d")[CARD] == after
    taken(tmp_path, library, [*LOG, (30, 3, 9, 2, 2_300, 1)], type=2, queue=2, due=39, ivl=9)
    assert library.store.memories("d")[CARD].due_day == FIRST + 39
    assert len(library.store.reviews_of(CARD)) == 7


def test_progress_may_be_left(tmp_path: Path, library: Library) -> None:
    """Without a library nothing is taken over."""
    path = legacy(tmp_path / "x.apkg", sql=rows(LOG), cards={"type": 2, "ivl": 2})
    assert import_anki(Wish(path, tmp_path / "d.yaml"), None).taken is None
    assert not library.store.memories("d")
