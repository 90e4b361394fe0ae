"""The learner's numbers for some decks: the sums of the store, without cards that are in no bank any longer."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import closing
from dataclasses import replace

from quiz.ids import deck_of
from quiz.library.library import Library
from quiz.model.question import Bank
from quiz.model.review import Memory, Review
from quiz.stats import memories, tally
from quiz.stats.groups import Part, by_tag
from quiz.stats.hardest import HARDEST, hard, hardest
from quiz.stats.memories import NO_DAY, memory_totals
from quiz.stats.summary import DeckSums, Summary, summarise
from quiz.store.interface import Store
from quiz.store.totals import HardRow


def sum_up(library: Library, references: Sequence[str], pause: Callable[[], None] = lambda: None) -> Summary:
    """Sum up what the learner remembers and did in some decks, all but the tags; may be called in any thread.

    Args:
        library: decks and memories.
        references: ids or paths of the decks.
        pause: called between the parts of the counting; what it raises ends it.

    Raises:
        QuizError: a deck cannot be used, or the store cannot be read.
    """
    banks = _banks(library, references)
    aims = {library.settings.retention_of(bank.deck) for bank in banks}
    target = aims.pop() if len(aims) == 1 else library.settings.retention
    sums: list[DeckSums] = []
    rows: list[HardRow] = []
    with closing(library.store.another()) as store:
        for bank in banks:
            pause()
            gone = set(store.touched(bank.deck)) - bank.known
            sums.append(_sums(store, bank, gone))
            rows += store.hardest(bank.deck, HARDEST, gone)
    pause()
    cards = {bank.deck: bank.card for bank in banks}
    worst = [hard(cards[deck_of(row[0])][row[0]], *row[1:]) for row in hardest(rows)]
    return summarise(sums, worst, library.now().day, target)


def with_tags(
    library: Library, found: Summary, references: Sequence[str], pause: Callable[[], None] = lambda: None
) -> Summary:
    """Add the numbers by tag to a summary of the same decks; as ``sum_up``."""
    parts: list[Part] = []
    with closing(library.store.another()) as store:
        for bank in _banks(library, references):
            pause()
            parts += _parts(store, bank)
    return replace(found, tags=by_tag(parts))


def _banks(library: Library, references: Iterable[str]) -> list[Bank]:
    return list({bank.deck: bank for bank in map(library.bank, references)}.values())


def _sums(store: Store, bank: Bank, gone: Collection[str]) -> DeckSums:
    totals = store.totals(bank.deck)
    counted = tally.from_totals(totals.days, totals.hours, totals.formats)
    remembered = memories.from_totals(totals.due, totals.stability, totals.difficulty)
    suspended = {state.card for state in store.states(bank.deck).values() if state.suspended}
    asleep = Counter(dict(store.suspended_due(bank.deck)))
    if gone:
        known, log = _of(store, gone)
        counted = tally.without(counted, tally.tally(log, known))
        remembered -= memory_totals(known.values())
        asleep -= Counter(memory.due_day or NO_DAY for card, memory in known.items() if card in suspended)
    return DeckSums(
        bank.deck,
        bank.title,
        len(bank.cards),
        len(bank.known & suspended),
        counted,
        remembered,
        remembered.due - asleep,
    )


def _of(store: Store, cards: Collection[str]) -> tuple[dict[str, Memory], Iterable[Review]]:
    """Return the memories of some cards, and their reviews."""
    return store.memories_of(cards), (review for card in cards for review in store.reviews_of(card))


def _parts(store: Store, bank: Bank) -> Iterable[Part]:
    """Sum up the cards of a bank by all of their tags."""
    numbers: dict[tuple[str, ...], int] = {}
    group_of = {card: numbers.setdefault(tags, len(numbers)) for card, tags in bank.tags.items()}
    cards = Counter(group_of.values())
    parts = {number: Part(tags, cards[number]) for tags, number in numbers.items()}
    for number, reviews, *learnt, rated, difficulty in store.by_group(bank.deck, group_of.get) if parts else ():
        part = parts[number]
        parts[number] = Part(part.tags, part.cards, reviews, tally.summed(learnt), rated, difficulty)
    return parts.values()
