"""The difference between an answer and the right one."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.grading.difference import Span, difference


def brief(answer: str, key: str) -> str:
    """Write a difference in one line: what is missing in brackets, what is extra in braces."""
    marks = {"same": "{}", "missing": "[{}]", "extra": "{{{}}}"}
    return "".join(marks[span.sort].format(span.text) for span in difference(answer, key))


@pytest.mark.parametrize(
    ("answer", "key", "shown"),
    [
        ("Moskow", "Moscow", "Mos[c]{k}ow"),
        ("Rekjavik", "Reykjavík", "Re[y]kjavík"),
        ("Azerbaidjan", "Azerbaijan", "Azerbai{d}jan"),
        ("sao paulo", "São Paulo", "São Paulo"),
        ("Cooperation Pact", "Defence Cooperation Pact", "[Defence ]Cooperation Pact"),
        ("", "Oslo", "[Oslo]"),
        ("Oslo", "", "{Oslo}"),
    ],
)
def test_what_differs_is_shown(answer: str, key: str, shown: str) -> None:
    """What is missing and what is extra stands where it belongs, in the key's spelling."""
    assert brief(answer, key) == shown


@given(st.text(max_size=30), st.text(max_size=30))
def test_both_texts_can_be_read_from_the_difference(answer: str, key: str) -> None:
    """What is not extra is the key, what is not missing is as long as the answer, and no two neighbours are alike."""
    spans = difference(answer, key)
    assert "".join(span.text for span in spans if span.sort != "extra") == unicodedata.normalize("NFC", key)
    assert sum(len(span.text) for span in spans if span.sort != "missing") == len(unicodedata.normalize("NFC", answer))
    assert all(a.sort != b.sort for a, b in pairwise(spans))


@given(st.text(min_size=1, max_size=30))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    """A text and itself are the same throughout."""
    assert difference(text, text) == (Span("same", unicodedata.normalize("NFC", text)),)
