"""Ids."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.ids import card_id, is_id, question_id, slug, stable_number


def test_ids_of_cards_and_questions_come_from_ids_alone() -> None:
    """A card is named by deck, fact and slot; a question by card, format and variant."""
    card = card_id("deck", "fact", "slot")
    assert card == "deck/fact/slot"
    assert question_id(card, "choice") == "deck/fact/slot/choice"
    assert question_id(card, "choice", 2) == "deck/fact/slot/choice.2"


def test_stable_numbers_never_change() -> None:
    """Permanent ids in Anki hang on these numbers, so they are the same for ever."""
    assert stable_number("anki", "a/b/c/typed") == 0x1754A1E58A7CC714


@given(st.text())
def test_a_slug_is_an_id_or_empty(text: str) -> None:
    """Whatever the text, its slug can stand as an id."""
    made = slug(text)
    assert not made or is_id(made)


@given(st.text(), st.integers(1, 512))
def test_stable_numbers_have_the_size_asked_for(text: str, bits: int) -> None:
    """A number fits into the bits asked for."""
    assert 0 <= stable_number(text, bits=bits) < 1 << bits
