"""What the program needs of a store, whatever database is behind it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

from quiz.errors import QuizError
from quiz.model.pace import Pace
from quiz.model.review import Memory, Phase, Review
from quiz.model.state import CardState, Change, Undoable

if TYPE_CHECKING:  # no start needs it
    from quiz.store.shared.interface import SharedLog
    from quiz.store.totals import GroupRow, HardRow, Totals

Mark = tuple[int, ...]
"""Up to where the logs were looked at; only the store that gave it can read it."""
Number = Literal["stability", "difficulty", "due_day", "last_day", "reps", "lapses"]
"""A number of a memory, as ``Memory`` calls it."""


class Superseded(QuizError):  # noqa: N818 - it says what became of the answer
    """An answer does not build on what is stored: the card was answered elsewhere meanwhile."""


@dataclass(frozen=True, slots=True)
class DayCount:
    """What was answered on a study day.

    Attributes:
        new: cards begun.
        reviewed: reviews of learnt cards.
        cards: ids of all cards answered.
    """

    new: int
    reviewed: int
    cards: frozenset[str]


@dataclass(frozen=True, slots=True)
class Adoption:
    """What another program knows of the memory of a card.

    Attributes:
        card: the card's id.
        reviews: reviews that are not in the log, each with the memory before it.
        known: the memory that is stored, on which this was decided; None for a new card.
        memory: the memory to store; None leaves the stored one.
    """

    card: str
    reviews: tuple[tuple[Review, Memory], ...]
    known: Memory | None
    memory: Memory | None


class Store(Protocol):
    """A learner's review log and memory states.

    The log only grows: undoing adds an entry that takes a review back.
    """

    def memories(self, deck: str) -> dict[str, Memory]:
        """Return the memories of a deck's cards by card id; new cards have none."""
        ...

    def memories_of(self, cards: Collection[str]) -> dict[str, Memory]:
        """Return the memories of some cards by card id; new cards have none."""
        ...

    def in_steps(self, deck: str) -> list[Memory]:
        """Return the memories of a deck's cards in learning or relearning."""
        ...

    def due(self, deck: str, day: int | None) -> list[Memory]:
        """Return the memories of a deck's learnt cards that are due on a study day or before; of all for None."""
        ...

    def due_on(self, deck: str, day: int) -> int:
        """Count the cards of a deck that are due on a study day."""
        ...

    def in_phases(self, deck: str, phases: Collection[Phase], day: int | None = None) -> frozenset[str]:
        """Return the ids of a deck's cards that have a memory in some phases.

        Args:
            deck: id of the deck.
            phases: the phases.
            day: a study day, for those alone that are due on it or before; None for all.
        """
        ...

    def numbers(self, decks: Collection[str], which: Sequence[Number]) -> Iterator[tuple[Any, ...]]:
        """Yield the id of each card of some decks that is not new, followed by some numbers of its memory."""
        ...

    def begun_of(self, cards: Collection[str]) -> frozenset[str]:
        """Return which of some cards are not new."""
        ...

    def memory(self, card: str) -> Memory | None:
        """Return the memory of a card; None for a new one."""
        ...

    def elsewhere(self, mark: Mark | None) -> tuple[Mark, frozenset[str]]:
        """Tell what other programs, and other windows of this one, did since one looked last.

        Args:
            mark: what was returned then; None for the first look, which finds nothing.

        Returns:
            A mark for the next look, and the ids of cards that were answered or changed; one's own
            may be among them. It is cheap as long as nothing was written elsewhere.
        """
        ...

    def record(self, review: Review, before: Memory, after: Memory, *, replaces: str = "") -> None:
        """Add a review and set its card's memory, both or neither.

        Args:
            review: the log entry.
            before: the memory before it, which undoing brings back.
            after: the memory after it.
            replaces: id of a review that is taken back in the same step; empty for none.

        Raises:
            Superseded: the stored memory is not ``before``, or ``replaces`` is not the card's last review.
            QuizError: it could not be stored.
        """
        ...

    def revise(self, memories: Iterable[tuple[Memory, Memory]]) -> list[str]:
        """Set memories that were reckoned anew, all or none; nothing is added to the log.

        Args:
            memories: each as it was and as it is to be.

        Returns:
            The cards that are left as they are, because they changed since.

        Raises:
            QuizError: nothing could be stored.
        """
        ...

    def decks(self) -> list[str]:
        """Return the ids of all decks that anything is remembered of."""
        ...

    def adopt(self, adoptions: Iterable[Adoption], changes: Iterable[Change] = ()) -> int:
        """Take over what another program knows, all of it or nothing.

        Args:
            adoptions: by card; one whose stored memory is not the one expected is left out.
            changes: deeds that go with it; one whose id is in the log is left out.

        Returns:
            The number of cards left out.

        Raises:
            QuizError: it could not be stored.
        """
        ...

    def logged(self, deck: str) -> frozenset[str]:
        """Return the ids of all reviews of a deck, those that were taken back among them."""
        ...

    def undo(self, review: str, at: int) -> Memory | None:
        """Take a review back and restore the exact memory before it.

        Args:
            review: id of the review.
            at: moment of the undoing, in epoch milliseconds.

        Returns:
            The restored memory; None when the card is new again or the review is unknown.

        Raises:
            QuizError: the card was answered again since, or nothing could be stored.
        """
        ...

    def states(self, deck: str) -> dict[str, CardState]:
        """Return what the learner decided about a deck's cards, by card id; other cards are as they come."""
        ...

    def state(self, card: str) -> CardState:
        """Return what the learner decided about one card."""
        ...

    def change(self, change: Change) -> None:
        """Write a deed into the log and let it take effect, both or neither.

        Raises:
            QuizError: it could not be stored.
        """
        ...

    def undo_change(self, change: str, at: int) -> tuple[str, ...]:
        """Take a deed back: states and memories are again as they were.

        Args:
            change: id of the deed.
            at: moment of the undoing, in epoch milliseconds.

        Returns:
            The cards concerned; none when the deed is unknown or taken back already.

        Raises:
            QuizError: a card was changed or answered since, or nothing could be stored.
        """
        ...

    def latest(self, decks: Collection[str] | None = None) -> Undoable | None:
        """Return the last answer or deed that was not taken back and concerns a deck; None when there is none.

        Args:
            decks: ids of the decks; None for any.
        """
        ...

    def day(self, deck: str | None, day: int) -> DayCount:
        """Count what was answered of one deck, or of all, on a study day."""
        ...

    def days(self) -> frozenset[int]:
        """Return every study day with an answer that was not taken back."""
        ...

    def pace(self) -> Pace:
        """Return how long the latest answers took."""
        ...

    def totals(self, deck: str) -> "Totals":
        """Return the sums over a deck's reviews that were not taken back, and over its memories, at once."""
        ...

    def touched(self, deck: str) -> list[str]:
        """Return the ids of a deck's cards that have a memory, or a review that was not taken back."""
        ...

    def hardest(self, deck: str, most: int, without: Collection[str] = ()) -> "list[HardRow]":
        """Return so many of a deck's cards that are hardest to remember, but for some that are left out.

        Those with most lapses come first, then the most often missed, then the most difficult; one without a
        memory, or never missed, is not hard.
        """
        ...

    def by_group(self, deck: str, group_of: Callable[[str], int | None]) -> "list[GroupRow]":
        """Return sums over the reviews and memories of a deck's cards by the group that each card is in, or None."""
        ...

    def suspended_due(self, deck: str) -> list[tuple[int, int]]:
        """Count the memories of a deck's suspended cards by the study day on which they are due; 0 stands for none."""
        ...

    def reviews(self, deck: str | None = None) -> Iterator[Review]:
        """Yield the reviews that were not taken back, in the order they were given, of one deck or of all."""
        ...

    def reviews_of(self, card: str) -> list[Review]:
        """Return the reviews of one card that were not taken back, in the order they were given."""
        ...

    def shared(self, folder: str, follow: Callable[[Memory, Review], Memory]) -> "SharedLog":
        """Return the logs as a folder sees them that several machines share.

        Args:
            folder: what the folder is called here.
            follow: returns the memory after a logged answer.
        """
        ...

    def another(self) -> "Store":
        """Open the same database once more, for use in the calling thread; it is to be closed on its own.

        Raises:
            QuizError: it cannot be opened.
        """
        ...

    def close(self) -> None:
        """Release the database."""
        ...
