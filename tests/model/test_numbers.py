"""Numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model.number_reading import read_number
from quiz.model.numbers import Number, absolute


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("35", "35", "", ""),
        ("1,500", "1500", "", ""),
        ("1 500", "1500", "", ""),
        ("1'234'567", "1234567", "", ""),
        ("−4.5 °C", "-4.5", "°C", ""),
        ("70.5", "70.5", "", ""),
        ("1,5", "1.5", "", ""),
        ("6.02e23", "6.02e23", "", ""),
        ("1.5 million km", "1500000", "km", ""),
        ("thirty-five", "35", "", ""),
        ("two hundred and five ships", "205", "ships", ""),
        ("two thousand five hundred", "2500", "", ""),
        ("one thousand, five hundred", "1500", "", ""),
        ("a hundred", "100", "", ""),
        ("minus 5", "-5", "", ""),
        (".5", "0.5", "", ""),
        ("½", "0.5", "", ""),
        ("2½", "2.5", "", ""),
        ("-2 1/2 km", "-2.5", "km", ""),
        ("two and a half million", "2500000", "", ""),
        ("five and three quarters", "5.75", "", ""),
        ("three point one four", "3.14", "", ""),
        ("minus forty °C", "-40", "°C", ""),
        ("＜２０", "20", "", "less than"),
        ("more than 70", "70", "", "more than"),
        ("over 100", "100", "", "more than"),
        ("at least five", "5", "", "at least"),
        ("~40 %", "40", "%", "about"),
    ],
)
def test_numbers_are_read_in_digits_and_words(text: str, value: str, unit: str, bound: str) -> None:
    """A number is read with its separators, words, unit and bound."""
    assert read_number(text) == Number(Decimal(value), unit, bound)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mi-35",
        "many",
        "12,34,56",
        "1.2.3",
        "tenth",
        "five five",
        "minus -5",
        "one two three",
        "twenty-first",
        "twenty twenty",
        "x" * 300,
    ],
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    """Nothing is guessed from a text that is no number."""
    assert read_number(text) is None


@given(st.integers(0, 10**12))
def test_digits_are_read_back(value: int) -> None:
    """A number that is written with separators is read as the same number."""
    number = Number(Decimal(value))
    assert read_number(number.digits()) == number


@given(st.text(max_size=60))
def test_reading_never_fails(text: str) -> None:
    """Any text is read as a number or as none."""
    number = read_number(text)
    assert number is None or number.value.is_finite()


def test_a_tolerance_is_in_the_unit_or_in_percent() -> None:
    """A tolerance in percent is taken of the key; one in the key's own percent is not."""
    assert absolute(None, Number(Decimal(4))) == 0
    assert absolute(Number(Decimal("0.5")), Number(Decimal(4))) == Decimal("0.5")
    assert absolute(Number(Decimal(5), "%"), Number(Decimal(-200), "km")) == 10
    assert absolute(Number(Decimal(5), "%"), Number(Decimal(80), "%")) == 5
