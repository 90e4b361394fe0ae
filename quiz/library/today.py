"""What a study day may be made of, asked of the store and of banks without going through all of their cards."""

from collections.abc import Collection, Iterator, Mapping
from itertools import filterfalse

from quiz.ids import deck_of
from quiz.model.question import Bank
from quiz.model.review import BEGUN, Memory
from quiz.model.settings import Settings
from quiz.session.plan import Queues, Today
from quiz.store.interface import Store

_SINGLE = 256
"""How many memories are read one by one before all are."""
_LOOKED_AT = 512
"""How many cards of a deck are looked up one by one for new ones, before all that were begun are asked for."""


def queues(store: Store, banks: Collection[Bank], today: Today, settings: Settings) -> Queues:
    """Return the cards of some banks that a study day may be made of.

    Of the learnt ones, those that are not due may be left out.

    Args:
        store: what the learner knows and decided.
        banks: the banks studied.
        today: what was done today already.
        settings: where a deck has an exam, which makes cards due earlier.
    """
    learning: list[Memory] = []
    learnt: list[Memory] = []
    touched: list[str] = []
    fresh: dict[str, Iterator[str]] = {}
    suspended = 0
    for bank in banks:
        states = [state for state in store.states(bank.deck).values() if state.asleep(today.day)]
        asleep = {state.card for state in states}
        suspended += sum(state.suspended and state.card in bank.known for state in states)
        learning += (memory for memory in store.in_steps(bank.deck) if _awake(memory, bank, asleep))
        day = None if settings.deck(bank.deck).exam else today.day
        learnt += (memory for memory in store.due(bank.deck, day) if _awake(memory, bank, asleep))
        touched += (card for card in today.cards if deck_of(card) == bank.deck and card in bank.known)
        # Not a generator expression, which would look at the cards asleep of the last bank by then.
        fresh[bank.deck] = filterfalse(asleep.__contains__, _new(store, bank))
    return Queues(learning, learnt, fresh, touched, suspended)


def _awake(memory: Memory, bank: Bank, asleep: Collection[str]) -> bool:
    return memory.card in bank.known and memory.card not in asleep


def _new(store: Store, bank: Bank) -> Iterator[str]:
    """Yield the new cards of a bank in order."""
    first = bank.ids[:_LOOKED_AT]
    begun = store.begun_of(first)
    yield from filterfalse(begun.__contains__, first)
    rest = bank.ids[_LOOKED_AT:]
    if rest:
        begun = store.in_phases(bank.deck, BEGUN)
        yield from filterfalse(begun.__contains__, rest)


class Remembered(Mapping[str, Memory]):
    """The memories of some decks by card, as they are when they are first asked for.

    A few are read one by one; when many are asked for, all are read.
    """

    def __init__(self, store: Store, decks: Collection[str], cards: Collection[str] = ()) -> None:
        """Read the memories of some cards.

        Args:
            store: has the memories.
            decks: ids of the decks.
            cards: ids of the cards whose memories are sure to be needed.
        """
        self._store = store
        self._decks = decks
        self._single = 0
        self._known: dict[str, Memory | None] = {**dict.fromkeys(cards), **store.memories_of(cards)}

    def __getitem__(self, card: str) -> Memory:
        """Return the memory of a card; raises KeyError for a new one."""
        if card not in self._known and self._single < _SINGLE:
            self._single += 1
            self._known[card] = self._store.memories_of((card,)).get(card)
            if self._single == _SINGLE:
                every = (self._store.memories(deck) for deck in self._decks)
                self._known = {**{card: memory for found in every for card, memory in found.items()}, **self._known}
        memory = self._known.get(card)
        if memory is None:
            raise KeyError(card)
        return memory

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of all cards that have a memory."""
        for deck in self._decks:
            yield from self._store.memories(deck)

    def __len__(self) -> int:
        """Count the cards that have a memory."""
        return sum(1 for _ in self)
