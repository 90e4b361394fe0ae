"""Find cards that say the same under another id."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from quiz.library.changes.seen import Seen
from quiz.text import fold

_ALIKE = 0.7
"""From which likeness on (0 to 1, as difflib measures it) two statements with the same answers are one."""


def renamed(gone: Sequence[Seen], fresh: Sequence[Seen]) -> list[tuple[Seen, Seen]]:
    """Pair cards that are gone with new ones that say the same.

    Args:
        gone: cards of the version before that have no card of their id in the one after.
        fresh: cards of the version after that had none before.

    Returns:
        Pairs in the order of the version before; no card is in two of them.
    """
    pairs = list(_other_facts(_by_fact(gone), _by_fact(fresh)))
    paired = {card.place for card, _ in pairs}
    return [*pairs, *_other_slots((card for card in gone if card.place not in paired), fresh)]


def _by_fact(cards: Iterable[Seen]) -> dict[str, list[Seen]]:
    found: dict[str, list[Seen]] = {}
    for card in cards:
        found.setdefault(card.fact, []).append(card)
    return found


def _other_facts(gone: Mapping[str, list[Seen]], fresh: Mapping[str, list[Seen]]) -> Iterator[tuple[Seen, Seen]]:
    """Pair the cards of facts with another id: by the same statement, else by the same answers in like words."""
    left = dict(fresh)
    by_statement = defaultdict(list)
    for name, cards in fresh.items():
        by_statement[fold(cards[0].statement)].append(name)
    unpaired: dict[str, list[Seen]] = {}
    for fact, cards in gone.items():
        same = [name for name in by_statement[fold(cards[0].statement)] if name in left and name != fact]
        if same:
            yield from _cards(cards, left.pop(same[0]))
        else:
            unpaired[fact] = cards
    by_answers = defaultdict(list)
    for name, cards in left.items():
        by_answers[_answers(cards)].append(name)
    for fact, cards in unpaired.items():
        for name in by_answers[_answers(cards)]:
            if name in left and name != fact and _alike(cards[0], left[name][0]):
                yield from _cards(cards, left.pop(name))
                break


def _answers(cards: Iterable[Seen]) -> frozenset[tuple[str, str]]:
    return frozenset((card.slot, fold(card.answer)) for card in cards)


def _alike(card: Seen, other: Seen) -> bool:
    return difflib.SequenceMatcher(None, card.statement, other.statement, autojunk=False).ratio() >= _ALIKE


def _cards(gone: Iterable[Seen], fresh: Iterable[Seen]) -> Iterator[tuple[Seen, Seen]]:
    new = {card.slot: card for card in fresh}
    yield from ((card, new[card.slot]) for card in gone if card.slot in new and card.means(new[card.slot]))


def _other_slots(gone: Iterable[Seen], fresh: Sequence[Seen]) -> Iterator[tuple[Seen, Seen]]:
    """Pair the cards of one fact that have the same answer in a slot of another name."""
    new = _by_fact(fresh)
    for card in gone:
        same = [other for other in new.get(card.fact, ()) if card.means(other)]
        if same:
            new[card.fact].remove(same[0])
            yield card, same[0]
