"""Words for values."""

import pytest

from quiz.kinds.wording import Wording, sentence_case
from quiz.model.date_reading import read_date
from quiz.model.dates import PartialDate
from quiz.model.language import LANGUAGES, DateStyle
from quiz.model.number_reading import read_number

ENGLISH = Wording({})


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
    assert f"{ENGLISH.date_preposition(value)} {ENGLISH.date(value)}" == words


def test_old_dates_are_worded() -> None:
    """A year before 1000 has no leading zeros in words."""
    assert ENGLISH.date(PartialDate(476, 9, 4)) == "4 September 476"


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
    assert ENGLISH.join(words) == joined


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
    assert ENGLISH.indefinite(noun) == phrase


def test_possessives_and_capitals() -> None:
    """A plural takes the apostrophe alone, and a name keeps the capitals of its own."""
    assert (ENGLISH.possessive("Russia"), ENGLISH.possessive("the United States")) == ("Russia's", "the United States'")
    assert sentence_case("four ships") == "Four ships"
    assert sentence_case("iPhone sales rose") == "iPhone sales rose"


@pytest.mark.parametrize(
    ("code", "dates", "words"),
    [
        ("en", None, "on 29 August 2017"),
        ("en", "iso", "on 2017-08-29"),
        ("en-US", None, "on August 29, 2017"),
        ("de", None, "am 29. August 2017"),
        ("fr", None, "le 29 août 2017"),
        ("es", None, "el 29 de agosto de 2017"),
        ("it", None, "il 29 agosto 2017"),
    ],
)
def test_dates_follow_language_and_style(code: str, dates: DateStyle | None, words: str) -> None:
    """A date is worded as the deck's language does, and as its style says; the wording is read back."""
    wording = Wording({}, LANGUAGES[code], dates)
    date = PartialDate(2017, 8, 29)
    assert f"{wording.date_preposition(date)} {wording.date(date)}" == words
    assert read_date(wording.date(date)) == date


def test_numbers_and_lists_follow_the_language() -> None:
    """Small numbers, separators and the last comma are the language's own; English makes no articles in it."""
    wording = Wording({}, LANGUAGES["de"])
    four, many = read_number("4"), read_number("15000.5")
    assert four is not None
    assert many is not None
    assert (wording.words(four), wording.words(many)) == ("vier", "15\u202f000,5")
    assert wording.join(["a", "b", "c"]) == "a, b und c"
    assert (wording.indefinite("Schiff"), wording.possessive("Anna")) == ("Schiff", "Anna")
