"""Entries as lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model.review import Grade, Phase, Review, Verdict
from quiz.store.shared.entries import Answered, Done, Entry, TakenBack
from quiz.store.shared.lines import TornError, UnknownError, check_head, decode, encode, head
from tests.store.test_sqlite import MEMORIES

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
IDS = st.text("abc/-1", min_size=1, max_size=8)
MOMENTS = st.integers(0, 1 << 50)
REVIEWS = st.builds(
    Review, id=IDS, card=st.just("d/f/s"), question=TEXT, format=TEXT, at=MOMENTS, offset=st.integers(-900, 900),
    day=st.integers(1, 800_000), grade=st.sampled_from(Grade), verdict=st.sampled_from(Verdict),
    overridden=st.booleans(), answer=TEXT, took=st.integers(0, 60_000), guess=st.floats(0, 1),
    phase=st.sampled_from(Phase),
)  # fmt: skip
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "suspended": st.booleans(),
        "buried_day": st.one_of(st.none(), st.integers(1, 800_000)),
        "flagged": st.booleans(),
        "remark": TEXT,
    },
)
ENTRIES = st.one_of(
    st.builds(
        Answered, review=REVIEWS, before=MEMORIES, after=st.one_of(st.none(), MEMORIES), time=MOMENTS, basis=TEXT,
    ),
    st.builds(
        Done, id=IDS, deed=st.sampled_from(["flag", "bury", "reset"]), at=MOMENTS, time=MOMENTS,
        sets=st.dictionaries(IDS, FIELDS, max_size=3), reset=st.lists(IDS, max_size=3).map(tuple),
    ),
    st.builds(TakenBack, id=IDS, at=MOMENTS),
)  # fmt: skip


@given(ENTRIES)
def test_an_entry_is_read_as_it_was_written(entry: Entry) -> None:
    """A line holds all of an entry, to the last bit, and is one line."""
    line = encode(entry)
    assert line.endswith("\n")
    assert len(line.splitlines()) == 1
    read = decode(line)
    if isinstance(entry, Answered):
        assert isinstance(read, Answered)
        assert (read.before, read.after, read.time, read.basis) == (entry.before, entry.after, entry.time, entry.basis)
        assert read.review.stability == entry.before.stability
        assert encode(read) == line
    else:
        assert read == entry


@given(ENTRIES, st.data())
def test_a_line_that_was_changed_is_found(entry: Entry, data: st.DataObject) -> None:
    """Any letter changed and any end cut off is found by the checksum."""
    line = encode(entry).rstrip("\n")
    place = data.draw(st.integers(0, len(line) - 1))
    letter = data.draw(st.sampled_from([letter for letter in 'x0"{ ' if letter != line[place]]))
    for wrong in (line[:place], line[:place] + letter + line[place + 1 :]):
        with pytest.raises(TornError):
            decode(wrong)


@given(st.text(max_size=60))
def test_any_text_is_refused(text: str) -> None:
    """What is no entry is told as such, and as nothing else."""
    with pytest.raises((TornError, UnknownError)):
        decode(text)


def test_the_first_line_tells_its_version() -> None:
    """A file begins with what it is; the same line further on says nothing, as where files were joined."""
    check_head(head("abc"))
    assert decode(head("abc")) is None
    with pytest.raises(UnknownError, match="does not begin a log"):
        check_head(encode(TakenBack("x", 1)))
