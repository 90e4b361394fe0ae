"""A sentence with marked answers."""

from collections.abc import Iterator

from quiz.decks.entities import Register
from quiz.decks.fields import Problems
from quiz.decks.nodes import Scalar
from quiz.decks.sentences import read_sentence
from quiz.errors import NOWHERE
from tests.fuzz.material import text_of, texts

LONGEST = 300
WORDS = (
    "{",
    "}",
    "{{",
    "}}",
    "{a=",
    "|number}",
    "|date}",
    "|person}",
    "|",
    "=",
    "29 August 2017",
    "four",
    "4/5/2017",
    "more than",
    "1.5 million km",
    "½",
)


def run(data: bytes) -> object:
    """Read a sentence, or say what is wrong with it."""
    problems = Problems()
    sentence = read_sentence(Scalar(text_of(data), NOWHERE), Register({}, problems), problems)
    assert (sentence is None) == bool(problems.found)
    return sentence


def seeds() -> Iterator[bytes]:
    """Yield the sentences of the built-in decks."""
    yield from (text.encode() for text in texts() if "{" in text and len(text) < 300)
