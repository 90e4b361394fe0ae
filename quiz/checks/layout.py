"""How a deck file is written: comments that were meant to be text."""

from collections.abc import Iterator

from quiz.checks.rule import Rule
from quiz.checks.subject import Subject
from quiz.decks.comments import read_swallowed
from quiz.errors import Problem

RULES = (
    Rule(
        "cut-by-comment",
        "warning",
        "the end of a text is read as a comment",
        "In YAML a space and # begin a comment, so the text ends before it. Put the text in quotes; if a comment is "
        "meant, put a space behind its #.",
        bad="facts:\n  - id: sky\n    text: 'The sky is {blue}.'\n    note: see issue #5",
        good="facts:\n  - id: sky\n    text: 'The sky is {blue}.'\n    note: 'see issue #5'",
    ),
)


def find(subject: Subject) -> Iterator[Problem]:
    """Yield comments that look like the end of a text."""
    for swallowed in read_swallowed(subject.text, subject.file):
        message = f"the text ends before '{swallowed.text}', which is read as a comment"
        yield Problem(swallowed.mark, message, "put the text in quotes", "cut-by-comment")
