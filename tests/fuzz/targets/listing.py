"""Grading of lists, in any order."""

from collections.abc import Iterator

from quiz.grading.grade import grade
from quiz.grading.hints import hint
from quiz.grading.response import Listed, as_text
from quiz.model.question import Question
from tests.fuzz.material import questions, text_of
from tests.fuzz.targets import typed

LONGEST = 120
WORDS = (*typed.WORDS, "\n", "\n\n")
_MOST = 4


def run(data: bytes) -> object:
    """Grade a list against another."""
    given, _, wanted = text_of(data).partition("\n\n")
    answers = tuple(line for line in wanted.split("\n")[:_MOST] if line.strip())
    if not answers:
        return None
    question = Question("q", "c", "d", "f", "s", "list", "Which?", answers, "", "", 0.0)
    response = Listed(tuple(given.split("\n")[:_MOST]))
    as_text(question, response)
    hint(question, 1)
    return grade(question, response, typed.LEXICON)


def seeds() -> Iterator[bytes]:
    """Yield the lists of the built-in decks, in another order."""
    found = [question for question in questions() if question.format == "list"]
    for question in found[:40]:
        yield ("\n".join(question.answers[::-1]) + "\n\n" + "\n".join(question.answers)).encode()
