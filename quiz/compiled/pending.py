"""A bank whose questions are written when they are asked for, until all of them are kept."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from quiz.compiled.ondemand import OnDemandBank
from quiz.garbage import uncollected
from quiz.model.deck import Deck
from quiz.model.question import Bank, Card, Question
from quiz.model.searchable import TOGETHER, Texts, block_of, searchable
from quiz.questions.bank import BankWriter, Place, names, people, places

_LOOK = 0.05
"""Seconds between two looks at whoever writes the whole bank."""


class Filling(Protocol):
    """Has the whole bank written elsewhere."""

    def bank(self) -> Bank | None:
        """Return the whole bank; None where it is not written yet, or the deck has changed since."""
        ...

    def begin(self) -> None:
        """See to it that somebody writes it, if that can be."""
        ...

    def share(self) -> float | None:
        """Return how much of it is written, 0 to 1; None where nobody is at it."""
        ...


class PendingBank(OnDemandBank):
    """The bank of a deck that was just read: it knows its cards, and writes their questions one card at a time.

    It may have a few cards more than the whole bank: those that no sound question asks, which is seen only when
    their questions are written; they are none then. It may be asked in any thread.
    """

    def __init__(self, deck: Deck, filling: Filling | None = None) -> None:
        """Know the deck.

        Args:
            deck: the deck.
            filling: has the whole bank written; None for nobody.
        """
        found = dict(places(deck))
        super().__init__(deck.id, deck.title, len(found))
        self.__dict__.update(_deck=deck, _filling=filling, _places=found, _lock=threading.RLock(), _all={})

    _deck: Deck
    _places: Mapping[str, Place]
    _filling: Filling | None
    _lock: threading.RLock
    _all: dict[str, tuple[Question, ...]]
    _kept: Bank | None = None

    @cached_property
    def _writer(self) -> BankWriter:
        with uncollected():
            return BankWriter(self._deck)

    @cached_property
    def ids(self) -> Sequence[str]:
        """The ids of all cards in order."""
        return tuple(self._places)

    @cached_property
    def tags(self) -> Mapping[str, tuple[str, ...]]:
        """The tags of each card that has any."""
        return {card: place.entry.tags for card, place in self._places.items() if place.entry.tags}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Every name of the deck's entities, folded, with the entity's own."""
        return names(self._deck)

    @cached_property
    def people(self) -> frozenset[str]:
        """Folded names that are names of persons."""
        return people(self._deck)

    @property
    def whole(self) -> bool:
        """Whether every question is at hand."""
        if self._kept is None and self._filling is not None:
            self.__dict__["_kept"] = self._filling.bank()
        return self._kept is not None or len(self._all) == len(self._places)

    def complete(self, tell: Callable[[float], None] = lambda _: None) -> None:
        """Wait until somebody has written every question, or write them where nobody does.

        Args:
            tell: is told again and again how much is done, 0 to 1; what it raises ends the wait.
        """
        if not self.whole and self._filling is not None:
            self._filling.begin()
        while not self.whole and self._filling is not None and (share := self._filling.share()) is not None:
            tell(share)
            time.sleep(_LOOK)
        if not self.whole:
            for number, card in enumerate(self.ids):
                tell(number / len(self.ids))
                self._all[card] = self._written(card)

    @cached_property
    def formats(self) -> Mapping[str, tuple[str, ...]]:
        """The formats that each card is asked in."""
        return self._kept.formats if self.whole and self._kept is not None else super().formats

    @cached_property
    def kinds(self) -> Mapping[str, tuple[str, ...]]:
        """The kinds that the questions of each card are about."""
        return self._kept.kinds if self.whole and self._kept is not None else super().kinds

    def texts(self, block: int) -> Texts:
        """Return what a search for words looks through of the cards of a block."""
        kept = self._kept
        if kept is None:
            return super().texts(block)
        found: dict[int, Sequence[str]] = {}
        texts: list[str] = []
        for card in (self.ids[place] for place in block_of(len(self.ids), block)):
            place = self._places_kept.get(card)
            if place is None:
                texts.append(searchable(self.card[card], ()))
                continue
            number, within = divmod(place, TOGETHER)
            if number not in found:
                found[number] = list(kept.texts(number))
            texts.append(found[number][within])
        return Texts.of(texts)

    @cached_property
    def _places_kept(self) -> Mapping[str, int]:
        return {} if self._kept is None else {card: place for place, card in enumerate(self._kept.ids)}

    def read_cards(self, ids: Sequence[str]) -> list[Card]:
        """Make some cards."""
        with self._lock:
            return [self._writer.card(self._places[card]) for card in ids]

    def read_questions(self, ids: Sequence[str]) -> list[tuple[Question, ...]]:
        """Write the questions of some cards, or read them where they are kept."""
        kept = self._kept
        if kept is None:
            return [self._written(card) for card in ids]
        # A card that the whole bank does not have has no questions; one of another deck is refused.
        return [kept.questions_of[card] if card in kept.known else self._written(card) for card in ids]

    def _written(self, card: str) -> tuple[Question, ...]:
        if card in self._all:
            return self._all[card]
        with self._lock:
            return self._writer.questions(self._places[card])
