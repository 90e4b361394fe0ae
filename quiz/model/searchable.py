"""What a search for words looks through: the texts of cards, folded, those of neighbours put away together."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from itertools import chain
from typing import TYPE_CHECKING

from quiz.text import fold

if TYPE_CHECKING:
    from quiz.model.question import Card, Question

Asked = tuple["Card", tuple["Question", ...]]
"""A card with its questions."""
TOGETHER = 64
"""How many texts are put away together: having them takes no longer than a key may wait.

Those of a hundred thousand cards take more room than all else; neighbours, which have words in common, take a
tenth of it together.
"""
APART = " \n "
"""Stands between the parts of a searchable text, so that no words are found across them."""
_BETWEEN, _BORDER = "\0", b"\0"
"""Stands between texts; folding leaves none of it in them."""
_ANY = "surrogatepass"
"""What is to be done with letters that are none."""
_QUICK = 1
"""The level of compression: more takes longer and saves little."""


def searchable(card: "Card", questions: Iterable["Question"]) -> str:
    """Return all that a search looks through of a card, folded, its parts set apart."""
    return apart(_parts(card, questions))


def apart(parts: Iterable[str]) -> str:
    """Fold texts and put them into one, each once and set apart."""
    return APART.join(("", *dict.fromkeys(map(fold, parts)), ""))


def _parts(card: "Card", questions: Iterable["Question"]) -> Iterable[str]:
    yield from (card.statement, card.note, card.id, card.id.replace("/", " "), *card.tags)
    for question in questions:
        yield from (question.stem, *question.answers)
        yield from chain.from_iterable(question.accept)


def block_of(count: int, block: int) -> range:
    """Return the places of the cards whose texts are in a block, of so many cards in all."""
    return range(block * TOGETHER, min((block + 1) * TOGETHER, count))


class Texts(Sized, Iterable[str]):
    """The texts of a block of cards, in order."""

    def __init__(self, joined: bytes) -> None:
        """Take texts that stand one after another, set apart by what is in none of them."""
        self.joined = joined

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Texts":
        """Put texts together."""
        return cls(_bytes(_BETWEEN.join(texts)))

    def __len__(self) -> int:
        """Count the texts."""
        return self.joined.count(_BORDER) + 1

    def __iter__(self) -> Iterator[str]:
        """Yield the texts."""
        return iter(self.joined.decode("utf-8", _ANY).split(_BETWEEN))

    def places(self, words: str) -> Sequence[int]:
        """Return the places, from 0, of the texts in which some words stand, without looking at each text."""
        if not words:
            return range(len(self))
        wanted, joined = _bytes(words), self.joined
        found: list[int] = []
        place = begin = 0
        while (at := joined.find(wanted, begin)) >= 0:
            place += joined.count(_BORDER, begin, at)
            found.append(place)
            begin = joined.find(_BORDER, at)
            if begin < 0:
                break
        return found


def pack_texts(first: str, texts: Texts) -> bytes:
    """Put a block of texts away.

    Args:
        first: the id of its first card, by which it is known again.
        texts: the texts.
    """
    return zlib.compress(_bytes(first) + _BORDER + texts.joined, _QUICK)


def unpack_texts(data: bytes, first: str, count: int) -> Texts:
    """Read what ``pack_texts`` put away.

    Raises:
        ValueError: it is not so many texts, or not those of that card and its neighbours.
    """
    try:
        found, _, joined = zlib.decompress(data).partition(_BORDER)
    except (zlib.error, TypeError) as error:
        raise ValueError(str(error)) from error
    texts = Texts(joined)
    if found != _bytes(first) or len(texts) != count:
        msg = "these are texts of other cards"
        raise ValueError(msg)
    return texts


class TextBlocks:
    """The texts of a bank in blocks, made when they are first asked for and kept compressed."""

    def __init__(self, ids: Sequence[str], cards: Callable[[Sequence[str]], Iterable[Asked]]) -> None:
        """Have none yet.

        Args:
            ids: the ids of the bank's cards, in order.
            cards: returns some of the cards with their questions.
        """
        self._ids = ids
        self._cards = cards
        self._known: dict[int, bytes] = {}

    def ids(self, block: int) -> Sequence[str]:
        """Return the ids of the cards of a block."""
        return [self._ids[place] for place in block_of(len(self._ids), block)]

    def get(self, block: int) -> Texts:
        """Return the texts of a block."""
        ids = self.ids(block)
        if block in self._known:
            return unpack_texts(self._known[block], ids[0], len(ids))
        texts = Texts.of(searchable(card, questions) for card, questions in self._cards(ids))
        self._known[block] = pack_texts(ids[0], texts)
        return texts


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", _ANY)
