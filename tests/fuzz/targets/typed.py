"""Grading of names and words, and what is shown of a wrong answer."""

from collections.abc import Iterator

from quiz.grading.difference import difference
from quiz.grading.hints import masked
from quiz.grading.names import Lexicon, grade_name
from quiz.model.review import Verdict
from quiz.text import fold, one_line
from tests.fuzz.material import questions, text_of

LONGEST = 120
WORDS = (
    "General ",
    "Dr. ",
    "the ",
    "St. ",
    "&",
    "-",
    "/",
    "(",
    ")",
    "von ",
    "Jr.",
    " II",
    "AK-47",
    "former ",
    "not ",
    "é",
    "ß",
    "\u0301",
    "’",
)
_NAMES = ("Viktor Bondarev", "Sergei Shoigu", "Islamabad", "Mi-35 Hind-E", "Karl IV of Sweden")
LEXICON = Lexicon({fold(name): name for name in _NAMES}, frozenset(fold(name) for name in _NAMES[:2]))


def run(data: bytes) -> object:
    """Grade an answer: the key itself is right, and the difference to it can be shown."""
    answer, _, rest = text_of(data).partition("\n")
    key, *others = (one_line(name) for name in rest.split("\n")[:4])  # as the reader of decks has cleaned them
    for lexicon in (LEXICON, Lexicon({fold(key): key}, frozenset({fold(key)}))):
        graded = grade_name(answer, (key, *others), lexicon)
        assert not key or grade_name(key, (key, *others), lexicon).verdict is Verdict.CORRECT
    difference(answer, key)
    masked(key, 1)
    return graded


def seeds() -> Iterator[bytes]:
    """Yield answers of the built-in decks with a slip, each with its key."""
    found = [question for question in questions() if question.format == "typed"]
    for question in found[:: max(1, len(found) // 80)]:
        answer = question.answers[0]
        accepted = question.accept[0] if question.accept else ()
        yield "\n".join((answer[::-1][:3] + answer[3:], answer, *accepted)).encode()
