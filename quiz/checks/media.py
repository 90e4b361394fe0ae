"""Images and audio: whether they are described, and whether the description tells the answer."""

from collections.abc import Iterator

from quiz.checks.rule import Rule
from quiz.checks.subject import Subject
from quiz.errors import Problem
from quiz.model.question import Question
from quiz.questions.material import padded

RULES = (
    Rule(
        "no-alt",
        "advice",
        "an image has no alt text",
        "Who cannot see the image, on a plain terminal or at all, is told nothing. Say in words what it shows.",
        bad="facts:\n  - {id: sky, text: 'The sky is {blue}.', image: {file: map.png}}",
        good="facts:\n  - {id: sky, text: 'The sky is {blue}.', image: {file: map.png, alt: a clear sky at noon}}",
    ),
    Rule(
        "alt-tells",
        "warning",
        "the alt text of an image tells the answer",
        "The image is shown with the question, and so are its words. Say what is seen, and not what it is.",
        bad="questions:\n  - {id: a, typed: Which planet is this?, answer: Mars, explanation: E., "
        "image: {file: map.png, alt: Mars from afar, on: question}}",
        good="questions:\n  - {id: a, typed: Which planet is this?, answer: Mars, explanation: E., "
        "image: {file: map.png, alt: a red disc, on: question}}",
    ),
)


def find(subject: Subject) -> Iterator[Problem]:
    """Yield images that nothing describes, and descriptions that tell the answer while it is asked for."""
    for entry in subject.entries:
        for media in entry.media:
            if media.sort == "image" and not media.alt:
                hint = "add 'alt:', what it shows in words"
                yield Problem(media.mark, f"the image '{media.file}' has no alt text", hint, "no-alt")
    if subject.looked is None:
        for question, _ in subject.written:
            yield from telling(question)
    for looked in subject.looked or ():
        yield from looked.telling


def telling(question: Question) -> Iterator[Problem]:
    """Yield the descriptions that are shown with a question and tell its answer."""
    if not question.media:
        return
    answers = [padded(answer) for answer in question.answers if question.format != "truefalse"]
    for media in question.media:
        if media.shown == "question" and any(answer in padded(media.alt) for answer in answers if answer.strip()):
            message = f"the alt text of '{media.file}' tells the answer to '{question.slot}'"
            hint = "say what is seen or heard, and not what it is; or leave out 'on: question'"
            yield Problem(media.mark, message, hint, "alt-tells")
