"""The outcome of grading."""

from dataclasses import dataclass

from quiz.model.review import Verdict


@dataclass(frozen=True, slots=True)
class Assessment:
    """What grading says of an answer.

    Attributes:
        verdict: correct, near or wrong.
        reason: why, in words for the learner; empty where the verdict says it all.
        meant: the accepted answer that a near one comes close to, so that the difference can be
            shown; empty where letters are not what differs.
    """

    verdict: Verdict
    reason: str = ""
    meant: str = ""


def correct(reason: str = "") -> Assessment:
    """Accept an answer."""
    return Assessment(Verdict.CORRECT, reason)


def near(reason: str, meant: str = "") -> Assessment:
    """Leave an answer to the learner's own word."""
    return Assessment(Verdict.NEAR, reason, meant)


def wrong(reason: str = "") -> Assessment:
    """Reject an answer."""
    return Assessment(Verdict.WRONG, reason)
