"""Let other parameters hold: reckon what is remembered anew, then store both."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quiz.amounts import count
from quiz.ids import deck_of
from quiz.library.chances import Chances
from quiz.library.library import Library
from quiz.memory.scheduler import Scheduler
from quiz.model.review import Memory
from quiz.settings.fields import Key
from quiz.settings.write import previewed


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What reckoning anew came to.

    Attributes:
        cards: cards with a memory that was reckoned anew.
        moved: how many of them are due on another day.
        due_before: how many were due on the present day, or before it.
        due_after: how many are now.
    """

    cards: int
    moved: int
    due_before: int
    due_after: int


class Recomputation:
    """A change of parameters under way. Until ``finish``, nothing of it is stored anywhere.

    Attributes:
        total: how many memories are to be reckoned.
        done: how many were.
    """

    def __init__(self, library: Library, changes: Mapping[Key, object], deck: str = "") -> None:
        """Prepare a change.

        Args:
            library: decks, answers and settings.
            changes: the settings to change.
            deck: id of the deck that they are of; empty for all that have no parameters of their own.

        Raises:
            QuizError: the answers cannot be read.
        """
        self._library = library
        self._changes = dict(changes)
        settings = library.settings
        for key, value in self._changes.items():
            settings = previewed(settings, key, value)
        self._scheduler = Scheduler(settings)
        own = {name for name, deck_settings in settings.decks.items() if deck_settings.parameters}
        decks = [deck] if deck else [known for known in library.store.decks() if known not in own]
        self._memories = [memory for known in decks for memory in library.store.memories(known).values()]
        self._chances = Chances(library)
        self._made: list[tuple[Memory, Memory]] = []
        self._steps = self._work()
        self.total = len(self._memories)

    @property
    def done(self) -> int:
        """How many memories were reckoned."""
        return len(self._made)

    def work(self, seconds: float) -> bool:
        """Go on for a while; return whether all is reckoned.

        Args:
            seconds: for how long, about.

        Raises:
            QuizError: the answers cannot be read.
        """
        until = time.monotonic() + seconds
        return all(time.monotonic() < until for _ in self._steps)

    def finish(self) -> Recomputed:
        """Reckon what is left, write the settings, and set all memories at once.

        Raises:
            QuizError: something could not be stored; settings and memories are as they were.
        """
        for _ in self._steps:
            pass
        earlier = {key: key.of(self._library.settings) for key in self._changes}
        self._library.change(self._changes)
        try:
            self._store()
        except BaseException:
            self._library.change(earlier)
            raise
        today = self._library.now().day
        return Recomputed(
            len(self._made),
            sum(before.due_day != after.due_day for before, after in self._made),
            sum(before.due_day is not None and before.due_day <= today for before, _ in self._made),
            sum(after.due_day is not None and after.due_day <= today for _, after in self._made),
        )

    def _work(self) -> Iterator[None]:
        for memory in self._memories:
            self._made.append((memory, self._reckoned(memory)))
            yield

    def _reckoned(self, memory: Memory) -> Memory:
        reviews = self._library.store.reviews_of(memory.card)
        return self._scheduler.replay(memory, reviews, self._chances.of(memory.card))

    def _store(self) -> None:
        pairs = self._made
        while pairs:
            # A card that was answered in another window meanwhile is reckoned once more.
            changed = self._library.store.revise((before, after) for before, after in pairs if before != after)
            memories = {deck: self._library.store.memories(deck) for deck in set(map(deck_of, changed))}
            known = [memories[deck_of(card)][card] for card in changed if card in memories[deck_of(card)]]
            pairs = [(memory, self._reckoned(memory)) for memory in known]


def told(outcome: Recomputed) -> str:
    """Say what reckoning anew came to."""
    if not outcome.cards:
        return "Nothing is remembered yet that it would change."
    cards, move = count(outcome.cards, "card"), "moves" if outcome.moved == 1 else "move"
    due = f"{outcome.due_after:,} due now, {outcome.due_before:,} before"
    return f"The memory of {cards} is reckoned anew; {count(outcome.moved, 'due day')} {move}: {due}."
