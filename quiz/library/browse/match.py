"""Find the cards that a query is about."""

import operator
from collections.abc import Callable, Iterable, Iterator

from quiz.library.browse.catalogue import Catalogue, apart
from quiz.library.browse.query import Asked, Compared, Comparison, Label, Labelled, Query, State, Term, Words
from quiz.text import fold

Test = Callable[[int], bool]
"""Tells of a card by its number whether it is meant."""

_COMPARE: dict[Comparison, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}
_ARTICLES = frozenset({"a", "an", "the"})
"""Words that folding takes out of texts; looking for one of them finds everything."""


def matcher(catalogue: Catalogue, query: Query) -> Test:
    """Return what tells of a card of a catalogue whether a query is about it."""
    tests = [(_test(catalogue, wanted.term), wanted.negated) for wanted in query.wanted]
    return lambda number: all(test(number) is not negated for test, negated in tests)


def _test(catalogue: Catalogue, term: Term) -> Test:
    match term:
        case Words(text, whole):
            needle = _needle(text, whole=whole)
            return lambda number: needle in catalogue.text(number)
        case Labelled(label, text, whole):
            return _labelled(catalogue, label, f"\n{_needle(text, whole=whole)}{chr(10) if whole else ''}", text)
        case Asked(known):
            return lambda number: any(question.format == known for question in catalogue.questions(number))
        case State(state):
            return lambda number: catalogue.is_(number, state)
        case Compared():
            return _compared(catalogue, term)


def _compared(catalogue: Catalogue, term: Compared) -> Test:
    compare, limit = _COMPARE[term.comparison], float(term.number)

    def holds(number: int) -> bool:
        value = catalogue.measure(number, term.measure)
        return value is not None and compare(round(value, 6), limit)

    return holds


def _labelled(catalogue: Catalogue, label: Label, needle: str, text: str) -> Test:
    if label == "flag":
        words = _needle(text, whole=False)
        return lambda number: words in apart((catalogue.state(number).remark,))
    if label == "deck":
        decks = {deck for deck, bank in catalogue.banks.items() if needle in apart((deck, bank.title))}
        return lambda number: catalogue.deck(number) in decks
    if label == "tag":
        return lambda number: needle in apart(catalogue.tags(number))
    return lambda number: needle in apart(_kinds(catalogue, number))


def _kinds(catalogue: Catalogue, number: int) -> Iterator[str]:
    """Yield the kinds of a card's fact, which questions name; a hand-written question has none."""
    return (question.query.kind for question in catalogue.questions(number) if question.query is not None)


def _needle(text: str, *, whole: bool) -> str:
    folded = fold(text)
    if folded in _ARTICLES:
        return ""
    return f" {folded} " if whole else f" {folded}"


def find(catalogue: Catalogue, query: Query, numbers: Iterable[int] | None = None) -> Iterator[int]:
    """Yield the numbers of the cards that a query is about, in the catalogue's order.

    Args:
        catalogue: the cards.
        query: what to look for.
        numbers: the cards to look at; all of them when None.
    """
    return filter(matcher(catalogue, query), range(len(catalogue)) if numbers is None else numbers)
