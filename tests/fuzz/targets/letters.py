"""Any text on its way to the screen, and into comparison."""

import re
from collections.abc import Iterator

from quiz.ids import is_id, slug
from quiz.text import clean, contains_words, fold, one_line
from tests.fuzz.material import text_of, texts

LONGEST = 120
WORDS = (
    "\x1b[31m",
    "\x9b",
    "\u202e",
    "\u200b",
    "\ufeff",
    "\r\n",
    "\r",
    "\u2028",
    "the ",
    "U.S.",
    "C++",
    "Cl-",
    "İ",
    "ß",
    "ﬁ",
    "\u0301",
    "\u0345",
    "가",
    "ё",
    "\U000e0041",
    "’",
)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def run(data: bytes) -> object:
    """Clean and fold a text; either changes nothing when it is done again."""
    text = text_of(data)
    cleaned = clean(text)
    assert not _CONTROLS.search(cleaned)
    assert clean(cleaned) == cleaned
    assert "\n" not in one_line(text)
    folded = fold(text)
    assert fold(folded) == folded
    made = slug(text)
    assert not made or is_id(made), made
    return contains_words(text, cleaned[:20])


def seeds() -> Iterator[bytes]:
    """Yield the texts of the built-in decks."""
    yield from (text[:200].encode() for number, text in enumerate(texts()) if number % 5 == 0)
