"""Words for values."""

import pytest

from quiz.kinds.wording import Wording, date_preposition, date_words, indefinite, join, possessive, sentence_case
from quiz.model.dates import PartialDate, read_date
from quiz.model.numbers import read_number


@pytest.mark.parametrize(
    ("number", "running", "answer"),
    [
        ("4", "four", "4"),
        ("10", "ten", "10"),
        ("11", "11", "11"),
        ("1500", "1500", "1500"),
        ("15000", "15,000", "15,000"),
        ("more than 70", "more than 70", "70"),
        ("35 %", "35%", "35%"),
        ("4 km", "4 km", "4 km"),
        ("-3.50", "−3.50", "−3.50"),
    ],
)
def test_numbers_are_worded(number: str, running: str, answer: str) -> None:
    """Running text has words up to ten and the bound; an answer has digits."""
    value = read_number(number)
    assert value is not None
    wording = Wording({})
    assert (wording.words(value), wording.name(value)) == (running, answer)


@pytest.mark.parametrize(
    ("date", "words"),
    [("2017", "in 2017"), ("2017-08", "in August 2017"), ("2017-08-29", "on 29 August 2017")],
)
def test_dates_take_their_preposition(date: str, words: str) -> None:
    """A year or month takes "in", a day takes "on"."""
    value = read_date(date)
    assert value is not None
    assert f"{date_preposition(value)} {date_words(value)}" == words


def test_old_dates_are_worded() -> None:
    """A year before 1000 has no leading zeros in words."""
    assert date_words(PartialDate(476, 9, 4)) == "4 September 476"


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b and c", "d"], "a, b and c, and d"),
        (["a, x", "b", "c"], "a, x; b and c"),
    ],
)
def test_lists_are_joined(words: list[str], joined: str) -> None:
    """A list reads as a sentence does, whatever its members contain."""
    assert join(words) == joined


@pytest.mark.parametrize(
    ("noun", "phrase"),
    [
        ("apple", "an apple"),
        ("ship", "a ship"),
        ("hour", "an hour"),
        ("university", "a university"),
        ("unusual ship", "an unusual ship"),
        ("European state", "a European state"),
        ("one-off", "a one-off"),
        ("FBI agent", "an FBI agent"),
        ("UN mission", "a UN mission"),
        ("Ukrainian ship", "a Ukrainian ship"),
        ("unimportant ship", "an unimportant ship"),
        ("MRI scan", "an MRI scan"),
        ("MP", "an MP"),
        ("Mikoyan jet", "a Mikoyan jet"),
        ("8-bit chip", "an 8-bit chip"),
        ("the Hague", "the Hague"),
        ("a ship", "a ship"),
    ],
)
def test_the_indefinite_article_follows_the_sound(noun: str, phrase: str) -> None:
    """An article is chosen by sound, and none is put where one stands."""
    assert indefinite(noun) == phrase


def test_possessives_and_capitals() -> None:
    """A plural takes the apostrophe alone, and a name keeps the capitals of its own."""
    assert (possessive("Russia"), possessive("the United States")) == ("Russia's", "the United States'")
    assert sentence_case("four ships") == "Four ships"
    assert sentence_case("iPhone sales rose") == "iPhone sales rose"
