"""The typed values that stand in the slots of a fact."""

from dataclasses import dataclass

from quiz.model.dates import PartialDate
from quiz.model.numbers import Number


@dataclass(frozen=True, slots=True)
class Text:
    """Words that are no name, number or date.

    Attributes:
        text: the words as the author wrote them, cleaned.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an entity.

    Attributes:
        entity: the entity's id.
    """

    entity: str


Value = Number | PartialDate | Text | Ref
"""What a slot can hold."""
