"""Marks for the options of a question with several right ones, of those that Moodle knows."""

from collections.abc import Sequence

from quiz.model.question import Option

_PARTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20)
"""Into how many equal parts Moodle can divide the full mark."""


def marks(options: Sequence[Option]) -> list[str] | None:
    """Return the mark of each option in percent: all right ones make 100, all wrong ones take 100 off.

    None where Moodle cannot divide the mark by the number of right options.
    """
    right = sum(option.correct for option in options)
    wrong = len(options) - right
    if right not in _PARTS:
        return None
    penalty = next((parts for parts in reversed(_PARTS) if parts <= max(wrong, 1)), 1)
    return [_percent(100 / right) if option.correct else _percent(-100 / penalty) for option in options]


def _percent(share: float) -> str:
    return f"{share:.5f}".rstrip("0").rstrip(".")
