"""A bank that reads its cards and questions from where they are kept, one at a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from quiz.compiled.codec import DamagedError
from quiz.compiled.ondemand import OnDemandBank
from quiz.model.question import Bank, Card, Question

if TYPE_CHECKING:  # no start searches
    from quiz.model.searchable import Texts

_T = TypeVar("_T")
Sort = Literal["tags", "formats", "kinds"]
"""What cards are labelled with."""


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
class Labels:
    """Labels of one sort of a bank's cards: tags, formats, or kinds.

    Attributes:
        sets: the different sets of labels that cards have.
        of: the number of the set of each card, in the order of the cards.
    """

    sets: tuple[tuple[str, ...], ...]
    of: tuple[int, ...]


class Rows(Protocol):
    """Where a compiled bank is kept; every method raises ``DamagedError`` where it is damaged or gone."""

    def ids(self) -> tuple[str, ...]:
        """Read the ids of all cards in order."""
        ...

    def labels(self, sort: Sort, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Read the labels of each card that has any; the ids are those of all cards."""
        ...

    def texts(self, block: int, ids: Sequence[str]) -> "Texts":
        """Read what a search looks through of the cards of a block."""
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


class CompiledBank(OnDemandBank):
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
        super().__init__(deck, title, count)
        self.__dict__.update(_rows=rows, _generate=generate)

    _rows: Rows
    _generate: Callable[[], Bank]

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
        return self._labels("tags", lambda bank: bank.tags)

    @cached_property
    def formats(self) -> Mapping[str, tuple[str, ...]]:
        """The formats that each card is asked in."""
        return self._labels("formats", lambda bank: bank.formats)

    @cached_property
    def kinds(self) -> Mapping[str, tuple[str, ...]]:
        """The kinds that the questions of each card are about."""
        return self._labels("kinds", lambda bank: bank.kinds)

    def _labels(
        self, sort: Sort, fresh: Callable[[Bank], Mapping[str, tuple[str, ...]]]
    ) -> Mapping[str, tuple[str, ...]]:
        # Read first: where they are damaged, the labels are taken from the fresh bank, too.
        ids = self.ids
        return self._read(lambda rows: rows.labels(sort, ids), fresh)

    def texts(self, block: int) -> "Texts":
        """Return what a search for words looks through of the cards of a block; none of it stays in memory."""
        ids = self._blocks.ids(block)
        # A fresh bank may have more cards, and so other blocks.
        return self._read(lambda rows: rows.texts(block, ids), lambda _: self._blocks.get(block))

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

    def read_cards(self, ids: Sequence[str]) -> list[Card]:
        """Read some cards."""
        return self._read(lambda rows: rows.cards(ids), lambda bank: [bank.card[card] for card in ids])

    def read_questions(self, ids: Sequence[str]) -> list[tuple[Question, ...]]:
        """Read the questions of some cards."""
        return self._read(lambda rows: rows.questions(ids), lambda bank: [bank.questions_of[card] for card in ids])
