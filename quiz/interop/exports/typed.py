"""Answers that are typed: what a program can compare that knows letters and numbers only."""

from quiz.interop.exports.item import Item
from quiz.interop.exports.report import Report

BY_HAND = "the answer is written freely and graded by a person"
AS_MATCH = "an order is asked as a match of things with their places"


def typed_answers(item: Item, report: Report) -> tuple[str, ...]:
    """Return all ways to type the answer, and tell what is lost."""
    if item.format == "date":
        report.lessen(item, "a date is compared letter by letter with its usual spellings")
    if any(item.question.broader):
        report.lessen(item, "answers that are right as far as they go count as wrong")
    return item.accepted
