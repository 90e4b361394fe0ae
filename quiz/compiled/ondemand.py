"""A bank that gives its cards and questions as they are asked for."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, overload

from quiz.model.question import Bank, Card, Question, formats_of, kinds_of

_T = TypeVar("_T")
_KEPT = 1 << 11
"""How many cards are kept after they were asked for, with their questions."""
BATCH = 256
"""How many cards are asked for at once, fewer than are kept."""


class OnDemandBank(Bank):
    """A bank that has its cards and questions from elsewhere, and keeps the latest of them."""

    def __init__(self, deck: str, title: str, count: int) -> None:
        """Know what is known without looking.

        Args:
            deck: the deck's id.
            title: its title.
            count: the number of its cards.
        """
        # The fields of a frozen record are set past it; names and people are told when they are asked for.
        self.__dict__.update(deck=deck, title=title, cards=_Cards(self, count), questions=_Questions(self))
        self.__dict__.update(_known_cards={}, _known_questions={})

    _known_cards: dict[str, Card]
    _known_questions: dict[str, tuple[Question, ...]]

    @abstractmethod
    def read_cards(self, ids: Sequence[str]) -> list[Card]:
        """Get some cards, in the order of their ids; raises KeyError where one is none of the bank's."""

    @abstractmethod
    def read_questions(self, ids: Sequence[str]) -> list[tuple[Question, ...]]:
        """Get the questions of some cards, likewise."""

    @cached_property
    def card(self) -> Mapping[str, Card]:
        """Every card by its id."""
        return _ById(self, self.cards_of)

    @cached_property
    def questions_of(self) -> Mapping[str, tuple[Question, ...]]:
        """The questions of each card, in the bank's order."""
        return _ById(self, self.asked_of)

    @cached_property
    def formats(self) -> Mapping[str, tuple[str, ...]]:
        """The formats that each card is asked in."""
        return {card: formats_of(asked) for card, asked in self._each_asked() if asked}

    @cached_property
    def kinds(self) -> Mapping[str, tuple[str, ...]]:
        """The kinds that the questions of each card are about."""
        return {card: kinds for card, asked in self._each_asked() if (kinds := kinds_of(asked))}

    def _each_asked(self) -> Iterator[tuple[str, tuple[Question, ...]]]:
        for ids in batched(self.ids):
            yield from zip(ids, self.asked_of(ids), strict=True)

    def _with_questions(self, ids: Sequence[str]) -> Iterable[tuple[Card, tuple[Question, ...]]]:
        return zip(self.cards_of(ids), self.asked_of(ids), strict=True)

    def cards_of(self, ids: Sequence[str]) -> list[Card]:
        """Return some cards.

        Raises:
            KeyError: one of them is none of the bank's.
        """
        return _through(self._known_cards, ids, self.read_cards)

    def asked_of(self, ids: Sequence[str]) -> list[tuple[Question, ...]]:
        """Return the questions of some cards.

        Raises:
            KeyError: one of them is none of the bank's.
        """
        return _through(self._known_questions, ids, self.read_questions)


def _through(known: dict[str, _T], ids: Sequence[str], read: Callable[[list[str]], list[_T]]) -> list[_T]:
    """Return what is known of some cards, and read the rest of it; the oldest is forgotten."""
    missing = [card for card in ids if card not in known]
    fresh = dict(zip(missing, read(missing), strict=True)) if missing else {}
    found = [known[card] if card in known else fresh[card] for card in ids]
    known.update(fresh)
    while len(known) > _KEPT:
        known.pop(next(iter(known)), None)
    return found


class _ById(Mapping[str, _T]):
    """What belongs to cards, by their ids."""

    def __init__(self, bank: OnDemandBank, read: Callable[[Sequence[str]], list[_T]]) -> None:
        self._bank = bank
        self._read = read

    def __getitem__(self, card: str) -> _T:
        return self._read((card,))[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._bank.ids)

    def __len__(self) -> int:
        return len(self._bank.cards)


class _Cards(Sequence[Card]):
    """The cards of a bank in order."""

    def __init__(self, bank: OnDemandBank, count: int) -> None:
        self._bank = bank
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Card: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Card]: ...
    def __getitem__(self, place: int | slice) -> Card | Sequence[Card]:
        ids = self._bank.ids[place]
        return self._bank.cards_of((ids,))[0] if isinstance(ids, str) else self._bank.cards_of(ids)

    def __iter__(self) -> Iterator[Card]:
        for ids in batched(self._bank.ids):
            yield from self._bank.cards_of(ids)


class _Questions(Sequence[Question]):
    """The questions of a bank in order; their number is known only once all were read."""

    def __init__(self, bank: OnDemandBank) -> None:
        self._bank = bank

    def __iter__(self) -> Iterator[Question]:
        for ids in batched(self._bank.ids):
            for questions in self._bank.asked_of(ids):
                yield from questions

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @overload
    def __getitem__(self, place: int) -> Question: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Question]: ...
    def __getitem__(self, place: int | slice) -> Question | Sequence[Question]:
        return tuple(self)[place]


def batched(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield ids in runs that one query can ask for."""
    for first in range(0, len(ids), BATCH):
        yield ids[first : first + BATCH]
