"""Cram: go through cards once more, and schedule nothing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from quiz.ids import stable_number
from quiz.library.library import Library
from quiz.library.study import Start, Study
from quiz.memory.scheduler import Scheduler
from quiz.model.review import Grade, Memory, Phase
from quiz.session import machine
from quiz.session.plan import Plan
from quiz.session.state import Session
from quiz.session.steps import Done, Feedback, Pause

_REST = 30_000
"""How long a missed card rests before it is asked again, in milliseconds, while there are others."""

Sort = Literal["all", "flagged", "forgotten"]
"""Which cards: all of them, those marked for another look, or those answered wrong today."""


@dataclass(frozen=True, slots=True)
class CramChoice:
    """What to cram.

    Attributes:
        sort: which cards.
        tags: only cards with one of these tags; all when empty.
        most: how many cards at most; None for all.
        cards: only these cards, by id; None for any.
    """

    sort: Sort = "all"
    tags: frozenset[str] = frozenset()
    most: int | None = None
    cards: frozenset[str] | None = None


class _UntilRight(Scheduler):
    """Has a missed card come again, and one that was right no more; counts no days."""

    def review(self, memory: Memory, grade: Grade, day: int, at: int, guess: float = 0.0) -> Memory:  # noqa: ARG002 - the scheduler's signature
        """Return the memory for the rest of the session."""
        again = at + _REST if grade is Grade.AGAIN else None
        return replace(memory, reps=memory.reps + 1, due_at=again, due_day=None)


class Cram(Study):
    """A session that keeps no answer: neither reviews nor memories change.

    Cards are asked without being taught, and a missed one comes again until it was right. Cards
    that tell each other's answers are asked in rounds, one after another.
    """

    notice = "Cram: nothing is scheduled"

    def __init__(self, library: Library, start: Start) -> None:
        """Begin.

        Args:
            library: gives the settings and the time, and takes what the learner decides about cards.
            start: the cards as due ones, with memories that choose the format.
        """
        self._memories = start.memories
        super().__init__(start, _UntilRight(library.settings), library.store, library.deeds, lambda: start)

    def proceed(self) -> None:
        """Go on from feedback, past pauses, into the next round when there is one."""
        super().proceed()
        while isinstance(self.step, Pause):
            super().proceed()
        if isinstance(self.step, Done) and self.session.held:
            before = self.session
            start = Start(before.banks, Plan(due=before.held), self._memories)
            after = self._begun(start)
            self.session = replace(after, tally=before.tally, past=before.past)

    def undo(self) -> str:
        """Go back to the question before; empty when there is none in this session."""
        earlier = self.session
        while (undone := machine.undo(earlier, self._deeds.now())).session is not earlier:
            earlier = undone.session
            if undone.deed:
                self._store.undo_change(undone.deed, self._deeds.now().at)
            if not isinstance(earlier.step, Pause):
                self.session = earlier
                return "deed" if undone.deed else "answer" if undone.review else "step"
        return ""

    def prospects(self) -> Mapping[Grade, Memory]:
        """Return no grade: nothing is scheduled by them."""
        return {}

    def earlier(self) -> None:
        """Return nothing: what was done before cramming was done elsewhere."""

    def _catch_up(self) -> None:
        """Leave the cards as they are: what is answered elsewhere is crammed here all the same."""

    def _stored(self, after: Session) -> None:
        if isinstance(after.step, Feedback):
            self.session = after


def cram(library: Library, references: Sequence[str], choice: CramChoice) -> Cram:
    """Begin to cram some decks, in an order by chance.

    Args:
        library: decks and memories.
        references: ids or paths of the decks.
        choice: which cards.

    Raises:
        QuizError: a deck cannot be used.
    """
    banks = {bank.deck: bank for bank in (library.bank(reference) for reference in references)}
    cards = sorted(cram_cards(library, references, choice))
    Random(stable_number("cram", library.now().at)).shuffle(cards)  # noqa: S311 - no secret
    cards = cards[: choice.most]
    known = {card: memory for deck in banks for card, memory in library.store.memories(deck).items()}
    return Cram(library, Start(banks, Plan(due=tuple(cards)), _as_learnt(cards, known)))


def cram_cards(library: Library, references: Iterable[str], choice: CramChoice) -> frozenset[str]:
    """Return the ids of the cards that a choice speaks of, however many.

    Cards that are left out of study are left out here too, unless they were asked for by name or
    as flagged ones.

    Raises:
        QuizError: a deck cannot be used.
    """
    today = library.now().day
    found: set[str] = set()
    for bank in {bank.deck: bank for bank in map(library.bank, references)}.values():
        states = library.store.states(bank.deck)
        cards = {card for card in bank.ids if not choice.tags or not choice.tags.isdisjoint(bank.tags.get(card, ()))}
        if choice.cards is not None:
            found |= cards & choice.cards
            continue
        if choice.sort == "flagged":
            found |= {card for card in cards if card in states and states[card].flagged}
            continue
        if choice.sort == "forgotten":
            cards &= {r.card for r in library.store.reviews(bank.deck) if r.day == today and r.grade is Grade.AGAIN}
        found |= {card for card in cards if card not in states or not states[card].suspended}
    return frozenset(found)


def _as_learnt(cards: Collection[str], known: Mapping[str, Memory]) -> dict[str, Memory]:
    """Take the memories of some cards so that they are asked and not taught, in their usual formats."""
    return {card: replace(known.get(card, Memory(card)), phase=Phase.REVIEW, due_at=None) for card in cards}
