"""The rows of one compiled bank in the file, checked as they are read."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from quiz.compiled.bank import Labels, Names, Sort
from quiz.compiled.codec import DamagedError, unpack, unpack_lines
from quiz.compiled.ondemand import batched
from quiz.model.question import Card, Question

if TYPE_CHECKING:  # no start searches
    from quiz.model.searchable import Texts

Query = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]


class BankRows:
    """One bank in the file."""

    def __init__(self, query: Query, seq: int, count: int) -> None:
        """Know which one.

        Args:
            query: reads rows; raises ``DamagedError`` where they cannot be read.
            seq: the number of the bank.
            count: the number of its cards.
        """
        self._query = query
        self._seq = seq
        self._count = count

    def ids(self) -> tuple[str, ...]:
        """Read the ids of all cards in order."""
        ids = unpack_lines(self._head("ids"))
        if len(ids) != self._count:
            msg = "the number of ids is not that of the cards"
            raise DamagedError(msg)
        return ids

    def labels(self, sort: Sort, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Read the labels of each card that has any; the ids are those of all cards."""
        found = unpack(self._head(sort), Labels)
        if len(found.of) != len(ids) or any(not 0 <= number < len(found.sets) for number in set(found.of)):
            msg = f"the {sort} are not those of the cards"
            raise DamagedError(msg)
        return {card: found.sets[number] for card, number in zip(ids, found.of, strict=True) if found.sets[number]}

    def names(self) -> Names:
        """Read the names."""
        return unpack(self._head("names"), Names)

    def cards(self, ids: Sequence[str]) -> list[Card]:
        """Read some cards."""
        found = self._column("card", ids)
        cards = [unpack(found[card], Card) for card in ids]
        if [card.id for card in cards] != list(ids):
            msg = "a card stands in another's place"
            raise DamagedError(msg)
        return cards

    def questions(self, ids: Sequence[str]) -> list[tuple[Question, ...]]:
        """Read the questions of some cards."""
        found = self._column("questions", ids)
        questions = [unpack(found[card], tuple[Question, ...]) for card in ids]
        if any(question.card != card for card, asked in zip(ids, questions, strict=True) for question in asked):
            msg = "a question asks another card"
            raise DamagedError(msg)
        return questions

    def texts(self, block: int, ids: Sequence[str]) -> "Texts":
        """Read what a search looks through of the cards of a block."""
        from quiz.model.searchable import unpack_texts  # noqa: PLC0415 - no start searches

        rows = self._query("SELECT texts FROM block WHERE bank = ? AND number = ?", (self._seq, block))
        if not rows:
            msg = "a block of texts is gone"
            raise DamagedError(msg)
        try:
            return unpack_texts(rows[0][0], ids[0], len(ids))
        except ValueError as error:
            raise DamagedError(str(error)) from error

    def _head(self, column: str) -> bytes:
        rows = self._query(f"SELECT {column} FROM bank WHERE seq = ?", (self._seq,))  # noqa: S608 - our own words
        if not rows:
            msg = "the bank is gone"
            raise DamagedError(msg)
        data: bytes = rows[0][0]
        return data

    def _column(self, column: str, ids: Sequence[str]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for some in batched(ids):
            holes = ", ".join("?" * len(some))
            query = f"SELECT id, {column} FROM card WHERE bank = ? AND id IN ({holes})"  # noqa: S608 - our own words
            found.update(self._query(query, (self._seq, *some)))
        missing = set(ids) - found.keys()
        if missing and not missing.isdisjoint(self.ids()):
            msg = "a card is gone"
            raise DamagedError(msg)
        return found
