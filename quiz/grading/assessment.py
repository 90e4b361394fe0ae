"""The outcome of grading."""

from dataclasses import dataclass

from quiz.model.review import Verdict


@dataclass(frozen=True, slots=True)
class Assessment:
    """What grading says of an answer.

    Attributes:
        verdict: correct, near or wrong.
        reason: why, in words for the learner; empty where the verdict says it all.
    """

    verdict: Verdict
    reason: str = ""


def correct(reason: str = "") -> Assessment:
    """Accept an answer."""
    return Assessment(Verdict.CORRECT, reason)


def near(reason: str) -> Assessment:
    """Leave an answer to the learner's own word."""
    return Assessment(Verdict.NEAR, reason)


def wrong(reason: str = "") -> Assessment:
    """Reject an answer."""
    return Assessment(Verdict.WRONG, reason)
