"""Entries of the shared logs: answers, deeds, and what was taken back."""

from collections.abc import Mapping
from dataclasses import dataclass

from quiz.ids import stable_number
from quiz.model.review import Memory, Review
from quiz.model.state import Deed


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer.

    Attributes:
        review: the entry of the log.
        before: the memory before it, on the machine where it was given.
        after: the memory after it there; None where it is not known.
        time: where it stands among the entries of its card, over all machines: no earlier than its
            moment in epoch milliseconds, and later than every entry that its machine knew of
            (a hybrid logical clock: Kulkarni et al., "Logical Physical Clocks", 2014).
        basis: what it was given upon: the ``chain`` of the card's entries that its machine knew of.
    """

    review: Review
    before: Memory
    after: Memory | None
    time: int
    basis: str

    @property
    def id(self) -> str:
        """The entry's id."""
        return self.review.id


@dataclass(frozen=True, slots=True)
class Done:
    """A deed.

    Attributes:
        id: id of the deed.
        deed: what was done.
        at: when, in epoch milliseconds.
        time: as for an answer; the same for all of its cards.
        sets: by card what it sets of the card's state, field by field.
        reset: cards whose memory it takes away.
    """

    id: str
    deed: Deed
    at: int
    time: int
    sets: Mapping[str, Mapping[str, object]]
    reset: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An answer or a deed was taken back.

    Attributes:
        id: id of the answer or deed.
        at: when, in epoch milliseconds.
    """

    id: str
    at: int


Entry = Answered | Done | TakenBack

EMPTY = ""
"""The chain of no entry."""


def chain(before: str, entry: str) -> str:
    """Return what stands for a row of entries, from what stands for all but the last, and the id of the last."""
    return f"{stable_number('chain', before, entry):016x}"
