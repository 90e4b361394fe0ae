"""Questions that an instructor writes by hand."""

from dataclasses import dataclass
from decimal import Decimal

from quiz.errors import Mark
from quiz.model.media import Media
from quiz.model.question import Format
from quiz.model.source import Citation
from quiz.model.values import Value


@dataclass(frozen=True, slots=True)
class AuthoredOption:
    """One option as the author wrote it.

    Attributes:
        text: the option's words.
        correct: whether it is a right answer.
        feedback: what to tell a learner who chose it; may be empty.
    """

    text: str
    correct: bool
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class AuthoredQuestion:
    """A question written by hand; it is a card of its own, and so is each deletion of a cloze.

    Attributes:
        id: permanent name inside the deck.
        format: how it is asked.
        stem: the question.
        citations: where the answer is documented.
        mark: where the deck has it.
        slot: what tells the cards of one id apart: the name of a cloze's deletion.
        answers: right answers; for ``order`` in their order.
        options: options of ``choice``, ``multi`` and ``truefalse``.
        pairs: left and right sides of ``match``.
        accept: further accepted answers of typed formats.
        key: the typed value of a ``number`` or ``date`` answer, else None.
        tolerance: how far a ``number`` may be off, in its unit.
        pinned: whether the options keep the author's order.
        explanation: why the answer is right.
        tags: the author's labels.
        media: images and audio that belong to it.
    """

    id: str
    format: Format
    stem: str
    citations: tuple[Citation, ...]
    mark: Mark
    slot: str = "question"
    answers: tuple[str, ...] = ()
    options: tuple[AuthoredOption, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    accept: tuple[str, ...] = ()
    key: Value | None = None
    tolerance: Decimal = Decimal(0)
    pinned: bool = False
    explanation: str = ""
    tags: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
