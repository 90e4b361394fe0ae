"""Numbers as people write them."""

from collections.abc import Iterator

from quiz.model.number_reading import read_number
from quiz.model.numbers import absolute
from tests.fuzz.material import text_of, texts

LONGEST = 120
WORDS = (
    "more than ",
    "about",
    "≥",
    "minus ",
    "one",
    "twenty",
    "hundred",
    "thousand",
    "million",
    "trillion",
    " and ",
    " point five",
    " and a half",
    "½",
    " 1/2",
    "e+99",
    "E-308",
    ",000",
    ".",
    "’",
    "%",
    "km/h",
    "Ⅷ",
    "一",
    "१",
)


def run(data: bytes) -> object:
    """Read a number; in digits it is the same number."""
    number = read_number(text_of(data))
    if number is None:
        return None
    assert number.value.is_finite()
    again = read_number(number.digits())
    assert again is None or again.value == number.value, (number, again)
    return absolute(number, number)


def seeds() -> Iterator[bytes]:
    """Yield the numbers of the built-in decks."""
    yield from (
        b"1.5 million km",
        b"more than 70",
        b"twenty-one thousand and five",
        b"two point five",
        b"1e-30",
        "2½".encode(),
    )
    yield from (text.encode() for text in texts() if len(text) < 40 and read_number(text))
