"""Dates as people write them."""

from collections.abc import Iterator

from quiz.model.date_reading import looks_like_date, read_date, read_dates
from tests.fuzz.material import text_of, texts

LONGEST = 48
WORDS = ("August", "Aug", "janvier", "März", " de ", "st", "-", "/", ".", "2017", "29", "0000", "9999", "１２", "٣")


def run(data: bytes) -> object:
    """Read a date; the way in which it is stored means the same date."""
    text = text_of(data)
    looks_like_date(text)
    for date in read_dates(text):
        assert read_date(date.iso()) == date
        assert date.first <= date.last
        assert date.contains(date)
    return None


def seeds() -> Iterator[bytes]:
    """Yield the dates of the built-in decks."""
    yield from (
        b"4/5/2017",
        b"29. August 2017",
        b"August 29th, 2017",
        b"29-Aug-2017",
        b"8/2017",
        "1º de enero de 1999".encode(),
    )
    yield from (text.encode() for text in texts() if len(text) < 40 and read_dates(text))
