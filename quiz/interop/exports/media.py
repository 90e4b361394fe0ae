"""Images and audio of questions, for formats that take files and for those that only name them."""

from quiz.interop.exports.item import Item
from quiz.interop.exports.report import Report

UNNAMED = "the file takes no images or audio; those of the question are told in words"


def name_media(item: Item, stem: str, report: Report) -> str:
    """Put what a question shows into words after its stem, where a format takes no files."""
    if item.question.media:
        report.lessen(item, UNNAMED)
    return "\n".join((stem, *(one.label for one in item.media("question"))))
