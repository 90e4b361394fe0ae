"""The answers of a GIFT question: what stands between its braces, taken apart."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_WEIGHT = re.compile(r"[ \t\n]*%(-?\d{1,3}(?:\.\d{1,10})?)%")
_NUMBER = re.compile(r"[-+]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][-+]?\d{1,2})?")
_SIGN = re.compile("[=~]")
_FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; all texts still hide what was escaped.

    Attributes:
        offset: where it begins in the text of the answers.
        right: whether it begins with ``=``.
        weight: how much of the points it gives, in percent.
        text: the answer.
        feedback: what is told for it.
    """

    offset: int
    right: bool
    weight: Decimal
    text: str
    feedback: str


def general_feedback(text: str) -> tuple[str, str]:
    """Part the answers from what is told in any case, after ``####``."""
    answers, sign, feedback = text.rpartition("####")
    return (answers.rstrip(), feedback.strip()) if sign else (text, "")


def read_answers(text: str, *, lone: bool = False) -> Iterator[Answer]:
    """Yield the answers.

    Args:
        text: what stands in the braces, without the general feedback.
        lone: whether an answer may stand without a sign before it.
    """
    places = [found.start() for found in _SIGN.finditer(text)]
    # '~=' is one sign for Moodle: an answer that is right.
    places = [place for place in places if not (text[place] == "~" and text[place + 1 : place + 2] == "=")]
    head = text[: places[0]] if places else text
    if head.strip() and lone:
        yield _answer(head, 0, right=True)
    for place, end in itertools.pairwise([*places, len(text)]):
        yield _answer(text[place + 1 : end].rstrip("~"), place, right=text[place] == "=")


def _answer(source: str, offset: int, *, right: bool) -> Answer:
    weight = _WEIGHT.match(source)
    text, _, feedback = (source[weight.end() :] if weight else source).partition("#")
    share = Decimal(weight[1]) if weight else _FULL if right else Decimal(0)
    return Answer(offset, right, share, text.strip(), feedback.strip())


def read_range(text: str) -> tuple[str, str] | None:
    """Read a number with its tolerance: ``5``, ``5:0.5`` or ``4.5..5.5``.

    Returns:
        The number and how far it may be off, empty for exactly; None when it is no number.
    """
    low, sign, high = text.partition("..")
    if sign:
        bounds = _decimal(low), _decimal(high)
        if bounds[0] is None or bounds[1] is None or bounds[0] > bounds[1]:
            return None
        return _plain((bounds[0] + bounds[1]) / 2), _plain((bounds[1] - bounds[0]) / 2, zero="")
    number, sign, near = text.partition(":")
    value, tolerance = _decimal(number), _decimal(near) if sign else Decimal(0)
    if value is None or tolerance is None or tolerance < 0:
        return None
    return _plain(value), _plain(tolerance, zero="")


def _decimal(text: str) -> Decimal | None:
    return Decimal(text.strip()) if _NUMBER.fullmatch(text.strip()) else None


def _plain(value: Decimal, zero: str = "0") -> str:
    return f"{value.normalize():f}" if value else zero
