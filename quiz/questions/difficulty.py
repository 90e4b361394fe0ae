"""Estimate how hard a question is before anybody has answered it."""

from collections.abc import Sequence

from quiz.model.question import Format

_FORMAT: dict[Format, float] = {
    "truefalse": 0.15, "choice": 0.25, "match": 0.4, "multi": 0.45, "order": 0.5,
    "cloze": 0.6, "flip": 0.65, "typed": 0.7, "number": 0.7, "date": 0.7, "list": 0.8,
}  # fmt: skip
_BY_OPTIONS = 0.25


def estimate(question_format: Format, likenesses: Sequence[float] = ()) -> float:
    """Estimate the difficulty of a question, 0 to 1.

    Recognition is easier than recall, and a choice is the harder the more alike its options
    are. The weights are an assumption of ours; answers in the log can replace them.

    Args:
        question_format: how it is asked.
        likenesses: how alike each wrong option is to the right one, 0 to 1.
    """
    alike = sum(likenesses) / len(likenesses) if likenesses else 0.0
    return round(_FORMAT[question_format] + _BY_OPTIONS * alike, 2)
