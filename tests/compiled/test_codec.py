"""Records as JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.compiled.codec import DamagedError, dumps, loads
from quiz.model.question import Bank, Card, Question

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


def test_records_come_back_as_they_were(bank: Bank) -> None:
    """Every card and question of a deck is equal to what was written, of the same types."""
    for question in bank.questions:
        again = loads(dumps(question, Question), Question)
        assert again == question
        assert [type(value) for value in again.key] == [type(value) for value in question.key]
    assert loads(dumps(tuple(bank.cards), tuple[Card, ...]), tuple[Card, ...]) == bank.cards


@given(data=st.data())
def test_a_record_with_a_part_of_another_type_is_refused_or_right(bank: Bank, data: st.DataObject) -> None:
    """Whatever one field is replaced by, reading gives a record of the right types or is refused."""
    question = data.draw(st.sampled_from(bank.questions[::50]))
    parts = json.loads(dumps(question, Question))
    place = data.draw(st.integers(0, len(parts) - 1))
    parts[place] = data.draw(JSON)
    try:
        again = loads(json.dumps(parts), Question)
    except DamagedError:
        return
    assert json.loads(dumps(again, Question)) == parts


@pytest.mark.parametrize("text", ["", "[", "null", "{}", "[1, 2]", "[" * 100_000])
def test_what_is_no_record_is_refused(text: str) -> None:
    """Text that is no JSON, or not a record's, is refused and raises nothing else."""
    with pytest.raises(DamagedError):
        loads(text, Card)
