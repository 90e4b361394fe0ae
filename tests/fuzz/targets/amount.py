"""Grading of numbers."""

from collections.abc import Iterator
from decimal import Decimal

from quiz.grading.quantities import grade_number
from quiz.model.number_reading import read_number
from quiz.model.review import Verdict
from tests.fuzz.material import text_of
from tests.fuzz.targets import number

LONGEST = 80
WORDS = (*number.WORDS, "half", "quarter", "$", "€ ", "zwei", "tres", " !", "1/2")


def run(data: bytes) -> object:
    """Grade an answer against a number; the number itself is right."""
    answer, _, written = text_of(data).partition("\n")
    key = read_number(written)
    if key is None:
        return None
    assert grade_number(key.digits(), key).verdict is Verdict.CORRECT or "." in key.digits() or len(key.digits()) > 60
    return grade_number(answer, key, Decimal(1))


def seeds() -> Iterator[bytes]:
    """Yield answers with their keys."""
    for seed in number.seeds():
        yield seed + b"\n" + seed
    yield from (b"a half\n0.5", b"$ 5\n5 dollars", b"more than 7\nat least 7", b"1e3\n1000 km/h")
