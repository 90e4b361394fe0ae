"""Grading numbers and dates."""

import pytest

from quiz.grading.grade import grade
from quiz.grading.quantities import grade_date, grade_number
from quiz.grading.response import Typed
from quiz.model.date_reading import read_date
from quiz.model.number_reading import read_number
from quiz.model.review import Verdict
from tests.grading.support import LETTERS, LEXICON, question


@pytest.mark.parametrize(
    ("key", "answer", "reason"),
    [
        ("2017-08-29", "2017", "right as far as it goes, but less precise"),
        ("2017-08-29", "30 August 2017", "the month is right, the day is not"),
        ("2017-08-29", "May 2017", "the year is right, the month is not"),
        ("2017-08-29", "2018", "that is too late"),
        ("35 km", "34", "that is too low"),
        ("35 km", "35 miles", "the unit is km"),
        ("35 km", "some", "that is no number"),
    ],
)
def test_quantities_have_reasons(key: str, answer: str, reason: str) -> None:
    """A near or wrong date or number says why."""
    date, number = read_date(key), read_number(key)
    assert number is not None
    assert (grade_date(answer, date) if date else grade_number(answer, number)).reason == reason


def test_a_typed_number_keeps_its_sign() -> None:
    """A number that is written as the key but for its sign is another number."""
    asked = question("number", ("−40",), key=(read_number("-40"),))
    assert grade(asked, Typed("40"), LEXICON).verdict is Verdict.WRONG
    assert grade(asked, Typed("−40"), LEXICON).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("key", "answer", "verdict"),
    [
        ("35", "thirty-five", "C"),
        ("1500", "1,500", "C"),
        ("70", "70.5", "W"),
        ("70", "seventy", "C"),
        ("35 km", "35", "C"),
        ("35 km", "35 KM", "C"),
        ("35 km", "35 m", "W"),
        ("35", "35 countries", "C"),
        ("35", "lots", "W"),
        ("35", "35 or 36", "W"),
        ("35", "35-40", "W"),
        ("35", "35/2", "W"),
        ("35", "35½", "W"),
        ("35", "35k", "W"),
        ("5", "5 not", "W"),
        ("10", "five five", "W"),
        ("0.5", "½", "C"),
        ("35 %", "35 percent", "C"),
        ("more than 70", "over 70", "C"),
        ("more than 70", "less than 70", "W"),
        ("70", "about 70", "N"),
        ("more than 70", "70", "C"),
        ("35", "1e99999999", "W"),
        ("2.5", "2 1/2", "C"),
        ("0.5", "1/2", "C"),
        ("0.5", "a half", "C"),
        ("0.75", "three quarters", "C"),
        ("3", "three quarters", "W"),
        ("3 quarters", "three quarters", "C"),
        ("-40 °C", "minus forty degrees Celsius", "C"),
        ("5 $", "$5", "C"),
        ("3", "Drei", "C"),
        ("35", "35!", "C"),
        ("35", "35th", "W"),
        ("20 °C", "20 C", "C"),
        ("20 °C", "20 degrees F", "W"),
        ("3", "vier", "W"),
        ("5 €", "$5", "W"),
        ("50 km/h", "fifty kilometres per hour", "C"),
    ],
)
def test_numbers(key: str, answer: str, verdict: str) -> None:
    """Numbers are graded by value and unit, never by spelling."""
    number = read_number(key)
    assert number is not None
    assert grade_number(answer, number).verdict is LETTERS[verdict]


@pytest.mark.parametrize(
    ("key", "answer", "verdict"),
    [
        ("2017-08-29", "29 August 2017", "C"),
        ("2017-08-29", "August 29, 2017", "C"),
        ("2017-08-29", "Aug 2017", "N"),
        ("2017-08-29", "2017", "N"),
        ("2017-08-29", "30 August 2017", "W"),
        ("2017-05-04", "4/5/2017", "N"),
        ("2017-05-05", "5/5/2017", "C"),
        ("2017", "August 2017", "N"),
        ("2017", "2018", "W"),
        ("2017-08", "Agust 2017", "W"),
        ("2017-08", "soon", "W"),
        ("2017", "in 2017", "C"),
        ("2017-08-29", "on the 29th of August 2017", "C"),
        ("2017-08-29", "2017/08/29", "C"),
        ("0476", "476", "C"),
        ("1994", "the 1990s", "N"),
        ("2017-08-29", "29. 8. 2017", "C"),
        ("2017-08-29", "August the 29th, 2017.", "C"),
        ("1994-05", "1980s", "W"),
    ],
)
def test_dates(key: str, answer: str, verdict: str) -> None:
    """Dates are graded by what they can mean and how precise they are."""
    date = read_date(key)
    assert date is not None
    assert grade_date(answer, date).verdict is LETTERS[verdict]
