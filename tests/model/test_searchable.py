"""What searches look through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import Mark
from quiz.model.question import Bank, Card, Question
from quiz.model.searchable import TOGETHER, Texts, pack_texts, unpack_texts
from tests.support.texts import texts_of

CARDS = tuple(
    Card(f"d/f{n}/s", "d", f"f{n}", "s", f"Number {n} \0 \ud800 ünd", "", "", Mark("x", 1, 1)) for n in range(200)
)
ANY = st.text(st.characters(exclude_characters="\0", exclude_categories=()))
FEW = st.text("aé\ud800", max_size=6)
"""Texts in which a few letters are likely to stand."""


@given(st.lists(st.integers(0, 199), min_size=1, max_size=30))
def test_texts_are_kept_in_whatever_order_they_are_asked_for(numbers: list[int]) -> None:
    """Each card has its own text, the first time and again, in blocks of neighbours."""
    asked = (Question(f"{c.id}/flip", c.id, "d", c.fact, "s", "flip", "Who?", (c.fact,), "", "", 0.0) for c in CARDS)
    bank = Bank("d", "d", CARDS, tuple(asked))
    for number in numbers * 2:
        block, place = divmod(number, TOGETHER)
        assert f" number {number} " in list(bank.texts(block))[place]
        assert f" d f{number} s " in list(bank.texts(block))[place]
    assert list(texts_of(bank)) == [card.id for card in CARDS]


@given(first=ANY, texts=st.lists(ANY, min_size=1, max_size=5))
def test_texts_that_were_put_away_come_back(first: str, texts: list[str]) -> None:
    """Whatever letters texts have, they come back as they were, and only for the card that they begin with."""
    data = pack_texts(first, Texts.of(texts))
    assert list(unpack_texts(data, first, len(texts))) == texts
    for other, count in ((first + "x", len(texts)), (first, len(texts) + 1)):
        with pytest.raises(ValueError, match="other cards"):
            unpack_texts(data, other, count)
    with pytest.raises(ValueError, match="incomplete"):
        unpack_texts(data[:-1], first, len(texts))


@given(texts=st.lists(FEW, min_size=1, max_size=9), words=st.text("aé\ud800", max_size=2))
def test_words_are_found_at_the_places_of_the_texts_they_stand_in(texts: list[str], words: str) -> None:
    """Looking through all texts at once finds what looking at one after another finds."""
    assert list(Texts.of(texts).places(words)) == [place for place, text in enumerate(texts) if words in text]
