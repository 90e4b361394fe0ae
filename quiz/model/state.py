"""What a learner decided about a card, apart from what is remembered of it."""

from dataclasses import dataclass
from typing import Literal

Deed = Literal["suspend", "resume", "bury", "flag", "unflag", "reset"]
"""What can be done to cards beside answering them."""


@dataclass(frozen=True, slots=True)
class CardState:
    """A learner's decisions about one card; a card without any is as it comes.

    Attributes:
        card: the card's id.
        suspended: whether it is left out until it is taken up again.
        buried_day: study day on which it is left out; None for no day.
        flagged: whether it is marked for another look.
        remark: what the learner noted about it; may be empty.
    """

    card: str
    suspended: bool = False
    buried_day: int | None = None
    flagged: bool = False
    remark: str = ""

    def asleep(self, day: int) -> bool:
        """Tell whether the card is left out on a study day."""
        return self.suspended or self.buried_day == day


@dataclass(frozen=True, slots=True)
class Change:
    """One deed: how it leaves the cards that it concerns.

    Attributes:
        id: unique id of the entry in the log.
        deed: what was done.
        at: when, in epoch milliseconds.
        states: the state of each card after it.
        reset: cards whose memory it takes away.
    """

    id: str
    deed: Deed
    at: int
    states: tuple[CardState, ...] = ()
    reset: tuple[str, ...] = ()

    @property
    def cards(self) -> tuple[str, ...]:
        """The cards concerned."""
        return tuple(dict.fromkeys((*(state.card for state in self.states), *self.reset)))


@dataclass(frozen=True, slots=True)
class Undoable:
    """The last thing that was done and not undone: an answer or a deed.

    Attributes:
        kind: which log it stands in.
        id: its id there.
        deed: ``answer``, or what was done.
        cards: the cards that it concerned.
        at: when, in epoch milliseconds.
    """

    kind: Literal["review", "change"]
    id: str
    deed: str
    cards: tuple[str, ...]
    at: int
