"""Find the cards that a query is about."""

import operator
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache

from quiz.library.browse.catalogue import Catalogue, Run
from quiz.library.browse.query import Asked, Compared, Comparison, Is, Label, Labelled, Query, State, Term, Words
from quiz.model.question import Bank
from quiz.model.review import BEGUN, Phase
from quiz.model.searchable import apart
from quiz.model.state import CardState
from quiz.store.interface import Number
from quiz.text import fold

Narrow = Callable[[Run, Sequence[int]], Sequence[int]]
"""Returns those of some cards of a run that are meant; the cards are their numbers, in order."""
Test = Callable[[str], bool]
"""Tells of a card by its id whether it is meant."""

LEECH = 8
"""Lapses from which on a card is a leech, as in Anki."""
HARD = 7.0
"""Difficulty from which on a card is hard; FSRS counts from 1 to 10."""
_COMPARE: dict[Comparison, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}
_ARTICLES = frozenset({"a", "an", "the"})
"""Words that folding takes out of texts; looking for one of them finds everything."""


def narrowing(catalogue: Catalogue, query: Query) -> Callable[[Run], Sequence[int]]:
    """Return what tells which cards of a run of a catalogue a query is about.

    Raises:
        QuizError: the store cannot be read.
    """
    # Words last: what else is asked leaves fewer texts to be read.
    wanted = sorted(query.wanted, key=lambda each: isinstance(each.term, Words))
    narrows = [(_narrow(catalogue, each.term), each.negated) for each in wanted]

    def narrowed(run: Run) -> Sequence[int]:
        numbers: Sequence[int] = run.numbers
        for narrow, negated in narrows:
            if not numbers:
                break
            found = narrow(run, numbers)
            numbers = _without(numbers, found) if negated else found
        return numbers

    return narrowed


def find(catalogue: Catalogue, query: Query) -> Iterator[int]:
    """Yield the numbers of the cards that a query is about, in the catalogue's order.

    Raises:
        QuizError: the store cannot be read.
    """
    narrowed = narrowing(catalogue, query)
    for run in catalogue.runs():
        yield from narrowed(run)


def _without(numbers: Sequence[int], found: Collection[int]) -> Sequence[int]:
    left_out = frozenset(found)
    return [number for number in numbers if number not in left_out]


def _narrow(catalogue: Catalogue, term: Term) -> Narrow:
    match term:
        case Words(text, whole):
            return _in_texts(_needle(text, whole=whole))
        case Labelled(label, text, whole):
            return _labelled(catalogue, label, f"\n{_needle(text, whole=whole)}{chr(10) if whole else ''}", text)
        case Asked(known):
            return _by_labels(catalogue, lambda bank: bank.formats, lambda formats: known in formats)
        case State(state):
            return _by_id(catalogue, _is(catalogue, state))
        case Compared():
            return _by_id(catalogue, _compared(catalogue, term))


def _in_texts(needle: str) -> Narrow:
    def narrow(run: Run, numbers: Sequence[int]) -> Sequence[int]:
        first = run.numbers.start
        found = {first + place for place in run.texts.places(needle)}
        return [number for number in numbers if number in found] if found else ()

    return narrow


def _by_id(catalogue: Catalogue, test: Test) -> Narrow:
    ids = catalogue.ids
    return lambda _, numbers: [number for number in numbers if test(ids[number])]


def _by_labels(
    catalogue: Catalogue,
    labels_in: Callable[[Bank], Mapping[str, tuple[str, ...]]],
    test: Callable[[tuple[str, ...]], bool],
) -> Narrow:
    """Ask of each set of labels once, as many cards have the same."""
    ids, meant = catalogue.ids, cache(test)

    def narrow(run: Run, numbers: Sequence[int]) -> Sequence[int]:
        labels = labels_in(run.bank)
        return [number for number in numbers if meant(labels.get(ids[number], ()))]

    return narrow


def _labelled(catalogue: Catalogue, label: Label, needle: str, text: str) -> Narrow:
    if label == "flag":
        words = _needle(text, whole=False)
        return _by_id(catalogue, _decided(catalogue, lambda state: words in apart((state.remark,))))
    if label == "deck":
        decks = {deck for deck, bank in catalogue.banks.items() if needle in apart((deck, bank.title))}
        return lambda run, numbers: numbers if run.bank.deck in decks else ()
    if label == "tag":
        return _by_labels(catalogue, lambda bank: bank.tags, lambda tags: needle in apart(tags))
    return _by_labels(catalogue, lambda bank: bank.kinds, lambda kinds: needle in apart(kinds))


def _needle(text: str, *, whole: bool) -> str:
    folded = fold(text)
    if folded in _ARTICLES:
        return ""
    return f" {folded} " if whole else f" {folded}"


def _decided(catalogue: Catalogue, test: Callable[[CardState], bool]) -> Test:
    """Return what tells of a card whether the learner decided something about it."""
    known = {card: test(state) for card, state in catalogue.states.items()}
    others = test(CardState(""))
    return lambda card: known.get(card, others)


def _is(catalogue: Catalogue, state: Is) -> Test:
    """Return what tells of a card whether it is in a state; suspended and buried cards are not due."""
    if state == "suspended":
        return _decided(catalogue, lambda decided: decided.suspended)
    if state == "buried":
        return _decided(catalogue, lambda decided: decided.buried_day == catalogue.today)
    if state == "flagged":
        return _decided(catalogue, lambda decided: decided.flagged)
    if state == "due":
        due = _in_phases(catalogue, BEGUN, catalogue.today)
        asleep = {card for card, decided in catalogue.states.items() if decided.asleep(catalogue.today)}
        return (due - asleep).__contains__
    if state == "new":
        begun = _in_phases(catalogue, BEGUN)
        return lambda card: card not in begun
    if state == "leech":
        return _with(catalogue, "lapses", LEECH)
    if state == "hard":
        return _with(catalogue, "difficulty", HARD)
    phases = (Phase.LEARNING, Phase.RELEARNING) if state == "learning" else (Phase.REVIEW,)
    return _in_phases(catalogue, phases).__contains__


def _with(catalogue: Catalogue, number: Number, least: float) -> Test:
    found = catalogue.store.numbers(list(catalogue.banks), (number,))
    return frozenset(card for card, value in found if value is not None and value >= least).__contains__


def _in_phases(catalogue: Catalogue, phases: Sequence[Phase], day: int | None = None) -> frozenset[str]:
    return frozenset().union(*(catalogue.store.in_phases(deck, phases, day) for deck in catalogue.banks))


def _compared(catalogue: Catalogue, term: Compared) -> Test:
    compare, limit, measure = _COMPARE[term.comparison], float(term.number), catalogue.measures(term.measure)

    def meant(card: str) -> bool:
        value = measure(card)
        return value is not None and compare(round(value, 6), limit)

    return meant
