"""Grading of dates."""

from collections.abc import Iterator

from quiz.grading.quantities import grade_date
from quiz.model.date_reading import read_date
from quiz.model.review import Verdict
from tests.fuzz.material import text_of
from tests.fuzz.targets import date

LONGEST = 64
WORDS = (*date.WORDS, "in ", "on the ", "1960s", "the 1960’s", "im Jahr ")


def run(data: bytes) -> object:
    """Grade an answer against a date; the date itself is right."""
    answer, _, written = text_of(data).partition("\n")
    key = read_date(written)
    if key is None:
        return None
    assert grade_date(key.iso(), key).verdict is Verdict.CORRECT
    return grade_date(answer, key)


def seeds() -> Iterator[bytes]:
    """Yield answers with their keys."""
    for seed in date.seeds():
        yield seed + b"\n" + seed
    yield from (b"the 1960s\n1969", b"4/5/2017\n2017-05-04", b"79\n0079")
