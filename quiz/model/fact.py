"""Documented statements."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from quiz.errors import Mark
from quiz.model.kind import Kind
from quiz.model.media import Media
from quiz.model.numbers import Number
from quiz.model.source import Citation
from quiz.model.values import Value

ON_VIEW = "(on view)"
"""Where the values of a fact have what is shown or played with its questions, as if it stood in a slot."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """A wrong answer that people really give.

    Attributes:
        value: the answer.
        feedback: what to tell a learner who gives it; may be empty.
    """

    value: Value
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One documented statement: typed values in named slots, and where it stands.

    Attributes:
        id: permanent name inside the deck.
        kind: the shape it has.
        values: the values of each filled slot; one value unless the slot takes many. Under ``ON_VIEW`` are the
            files that are shown or played with its questions: no slot of its kind, but a question can ask by it.
        citations: where it is documented, at least one.
        mark: where the deck states it.
        tags: the author's labels.
        note: more for the learner, shown with the explanation.
        claim: whose judgement it is (``the author``); empty for a plain fact.
        confusions: wrong answers that people really give, by slot.
        exclusive: slots that can have no other true value than the one given.
        asked: slots that make cards; None leaves it to the kind.
        tolerance: how far a typed number may be off, by slot; the slot's own where it is not named.
        media: images and audio that belong to it.
    """

    id: str
    kind: Kind
    values: Mapping[str, tuple[Value, ...]]
    citations: tuple[Citation, ...]
    mark: Mark
    tags: tuple[str, ...] = ()
    note: str = ""
    claim: str = ""
    confusions: Mapping[str, tuple[Confusion, ...]] = field(default_factory=dict)
    exclusive: frozenset[str] = frozenset()
    asked: frozenset[str] | None = None
    tolerance: Mapping[str, Number] = field(default_factory=dict)
    media: tuple[Media, ...] = ()
