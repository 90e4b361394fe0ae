"""What a learner does to cards beside answering them; each deed is logged and can be undone."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from quiz.model.state import Change, Deed, Undoable
from quiz.session.state import Moment
from quiz.store.interface import Store


@dataclass(frozen=True, slots=True)
class Deeds:
    """Suspends, buries, flags and resets cards.

    Every method takes ids of cards, returns the deed as it was stored, and raises QuizError
    when nothing could be stored.

    Attributes:
        store: keeps the deeds.
        now: tells the present moment.
        new_id: makes a unique id for each deed.
    """

    store: Store
    now: Callable[[], Moment]
    new_id: Callable[[], str]

    def suspend(self, cards: Iterable[str]) -> Change:
        """Leave cards out until they are taken up again."""
        return self._do("suspend", cards, suspended=True)

    def resume(self, cards: Iterable[str]) -> Change:
        """Take suspended and buried cards up again."""
        return self._do("resume", cards, suspended=False, buried_day=None)

    def bury(self, cards: Iterable[str]) -> Change:
        """Leave cards out until tomorrow."""
        return self._do("bury", cards, buried_day=self.now().day)

    def flag(self, cards: Iterable[str], remark: str = "") -> Change:
        """Mark cards for another look, with a remark that may be empty."""
        return self._do("flag", cards, flagged=True, remark=remark)

    def unflag(self, cards: Iterable[str]) -> Change:
        """Take the mark off cards, and the remark with it."""
        return self._do("unflag", cards, flagged=False, remark="")

    def reset(self, cards: Iterable[str]) -> Change:
        """Forget what is remembered of cards: they are new again. The review log stays."""
        change = Change(self.new_id(), "reset", self.now().at, reset=tuple(cards))
        self.store.change(change)
        return change

    def latest(self, decks: Collection[str] | None = None) -> Undoable | None:
        """Return the last answer or deed that was not undone and concerns some decks, or any; of any session."""
        return self.store.latest(decks)

    def undo(self, last: Undoable) -> None:
        """Take an answer or a deed back, as ``latest`` returned it.

        Raises:
            QuizError: it can no longer be taken back.
        """
        if last.kind == "review":
            self.store.undo(last.id, self.now().at)
        else:
            self.store.undo_change(last.id, self.now().at)

    def _do(self, deed: Deed, cards: Iterable[str], **decided: Any) -> Change:
        """Change some fields of the cards' states, and log it."""
        states = tuple(replace(self.store.state(card), **decided) for card in cards)
        change = Change(self.new_id(), deed, self.now().at, states=states)
        self.store.change(change)
        return change
