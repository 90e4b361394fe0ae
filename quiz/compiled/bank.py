"""A bank that reads its cards and questions from where they are kept, one at a time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar, overload

from quiz.compiled.codec import DamagedError
from quiz.model.question import Bank, Card, Question

_T = TypeVar("_T")
_KEPT = 1 << 11
"""How many cards are kept after they were read, with their questions."""
BATCH = 256
"""How many cards are asked for at once, fewer than are kept."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a deck's entities, as a bank has them.

    Attributes:
        names: every name, folded, with the entity's own.
        people: folded names of persons.
    """

    names: Mapping[str, str]
    people: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of a bank's cards.

    Attributes:
        sets: the different sets of tags that cards have.
        of: the number of the set of each card, in the order of the cards.
    """

    sets: tuple[tuple[str, ...], ...]
    of: tuple[int, ...]


class Rows(Protocol):
    """Where a compiled bank is kept; every method raises ``DamagedError`` where it is damaged or gone."""

    def ids(self) -> tuple[str, ...]:
        """Read the ids of all cards in order."""
        ...

    def tags(self) -> Mapping[str, tuple[str, ...]]:
        """Read the tags of each card that has any."""
        ...

    def names(self) -> Names:
        """Read the names."""
        ...

    def cards(self, ids: Sequence[str]) -> list[Card]:
        """Read some cards, in the order of their ids."""
        ...

    def questions(self, ids: Sequence[str]) -> list[tuple[Question, ...]]:
        """Read the questions of some cards, in the order of their ids."""
        ...


class CompiledBank(Bank):
    """A bank that reads what it is asked for; where that is damaged or gone, it is generated anew."""

    def __init__(self, deck: str, title: str, count: int, rows: Rows, generate: Callable[[], Bank]) -> None:
        """Know where the bank is kept.

        Args:
            deck: the deck's id.
            title: its title.
            count: the number of its cards.
            rows: where it is kept.
            generate: generates the bank from its deck; may raise ``QuizError``.
        """
        # The fields of a frozen record are set past it; names and people are read when they are asked for.
        self.__dict__.update(deck=deck, title=title, cards=_Cards(self, count), questions=_Questions(self))
        self.__dict__.update(_rows=rows, _generate=generate, _known_cards={}, _known_questions={})

    _rows: Rows
    _generate: Callable[[], Bank]
    _known_cards: dict[str, Card]
    _known_questions: dict[str, tuple[Question, ...]]

    @cached_property
    def _fresh(self) -> Bank:
        return self._generate()

    def _read(self, kept: Callable[[Rows], _T], fresh: Callable[[Bank], _T]) -> _T:
        if "_fresh" not in self.__dict__:
            try:
                return kept(self._rows)
            except DamagedError:
                pass
        return fresh(self._fresh)

    @cached_property
    def ids(self) -> Sequence[str]:
        """The ids of all cards in order."""
        return self._read(lambda rows: rows.ids(), lambda bank: tuple(bank.ids))

    @cached_property
    def tags(self) -> Mapping[str, tuple[str, ...]]:
        """The tags of each card that has any."""
        return self._read(lambda rows: rows.tags(), lambda bank: bank.tags)

    @cached_property
    def _names(self) -> Names:
        return self._read(lambda rows: rows.names(), lambda bank: Names(bank.names, bank.people))

    @property
    def names(self) -> Mapping[str, str]:
        """Every name of the deck's entities, folded, with the entity's own."""
        return self._names.names

    @property
    def people(self) -> frozenset[str]:
        """Folded names that are names of persons."""
        return self._names.people

    @cached_property
    def card(self) -> Mapping[str, Card]:
        """Every card by its id."""
        return _ById(self, self.cards_of)

    @cached_property
    def questions_of(self) -> Mapping[str, tuple[Question, ...]]:
        """The questions of each card, in the bank's order."""
        return _ById(self, self.asked_of)

    def cards_of(self, ids: Sequence[str]) -> list[Card]:
        """Return some cards.

        Raises:
            KeyError: one of them is none of the bank's.
        """
        return _through(
            self._known_cards,
            ids,
            lambda missing: self._read(
                lambda rows: rows.cards(missing), lambda bank: [bank.card[card] for card in missing]
            ),
        )

    def asked_of(self, ids: Sequence[str]) -> list[tuple[Question, ...]]:
        """Return the questions of some cards.

        Raises:
            KeyError: one of them is none of the bank's.
        """
        return _through(
            self._known_questions,
            ids,
            lambda missing: self._read(
                lambda rows: rows.questions(missing), lambda bank: [bank.questions_of[card] for card in missing]
            ),
        )


def _through(known: dict[str, _T], ids: Sequence[str], read: Callable[[list[str]], list[_T]]) -> list[_T]:
    """Return what is known of some cards, and read the rest of it; the oldest is forgotten."""
    missing = [card for card in ids if card not in known]
    fresh = dict(zip(missing, read(missing), strict=True)) if missing else {}
    found = [known[card] if card in known else fresh[card] for card in ids]
    known.update(fresh)
    while len(known) > _KEPT:
        del known[next(iter(known))]
    return found


class _ById(Mapping[str, _T]):
    """What belongs to cards, by their ids."""

    def __init__(self, bank: CompiledBank, read: Callable[[Sequence[str]], list[_T]]) -> None:
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

    def __init__(self, bank: CompiledBank, count: int) -> None:
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

    def __init__(self, bank: CompiledBank) -> None:
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
