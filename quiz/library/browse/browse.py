"""Browse the library: a catalogue of its cards, and all that is known of one of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from quiz.ids import deck_of
from quiz.library.browse.catalogue import Catalogue
from quiz.library.browse.measures import recall
from quiz.library.library import Library
from quiz.memory.forgetting import Curve, curve
from quiz.model.question import Card, Question
from quiz.model.review import Memory, Review
from quiz.model.state import CardState

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Preview:
    """All that is known of one card.

    Attributes:
        card: the card.
        questions: every way to ask it.
        memory: what is remembered; None for a new card.
        state: what the learner decided about it.
        recall: chance of recall today, 0 to 1; None for a new card.
        curve: how its memory came about; None for a new card.
        reviews: its answers, oldest first.
        today: the present study day.
    """

    card: Card
    questions: tuple[Question, ...]
    memory: Memory | None
    state: CardState
    recall: float | None
    curve: Curve | None
    reviews: tuple[Review, ...]
    today: int


def open_catalogue(library: Library, decks: Sequence[str] | None = None) -> Catalogue:
    """List the cards of some decks.

    Args:
        library: decks and memories.
        decks: ids or paths of decks; every deck that is in order when None.

    Raises:
        QuizError: a deck cannot be used, or the store cannot be read.
    """
    if decks is None:
        decks = list(library.usable())
    banks = {bank.deck: bank for bank in map(library.bank, decks)}
    catalogue = Catalogue(banks, library.store, {}, library.now().day)
    refresh(library, catalogue, banks)
    return catalogue


def refresh(library: Library, catalogue: Catalogue, decks: Iterable[str], *, memories: bool = True) -> None:
    """Read again what the learner knows and decided of the cards of some decks.

    Args:
        library: decks and memories.
        catalogue: brought up to date.
        decks: ids of decks.
        memories: whether memories may have changed, and not states alone.

    Raises:
        QuizError: the store cannot be read.
    """
    decks = set(decks)
    catalogue.today = library.now().day
    states = (library.store.states(deck) for deck in decks)
    catalogue.states = _joined(catalogue.states, decks, states)
    if memories:
        catalogue.remember()


def reload(library: Library, catalogue: Catalogue, deck: str) -> Catalogue:
    """Read a deck anew, after it was edited, and return the catalogue with it.

    Raises:
        QuizError: it can no longer be used.
    """
    bank = library.reload(deck)
    known = (bank if old.deck == deck else old for old in catalogue.banks.values())
    banks = {each.deck: each for each in known}
    changed = Catalogue(banks, library.store, catalogue.states, catalogue.today)
    refresh(library, changed, {deck, bank.deck})
    return changed


def preview(library: Library, catalogue: Catalogue, number: int) -> Preview:
    """Return all that is known of a card.

    Raises:
        QuizError: the store cannot be read.
    """
    card, memory = catalogue.card(number), catalogue.memory(number)
    reviews = tuple(library.store.reviews_of(card.id))
    return Preview(
        card=card,
        questions=catalogue.questions(number),
        memory=memory,
        state=catalogue.state(number),
        recall=None if memory is None else recall(memory.stability, memory.last_day, catalogue.today),
        curve=curve(reviews, memory),
        reviews=reviews,
        today=catalogue.today,
    )


def _joined(known: Mapping[str, _T], decks: Collection[str], read: Iterable[dict[str, _T]]) -> dict[str, _T]:
    kept = {card: value for card, value in known.items() if deck_of(card) not in decks}
    for found in read:
        kept |= found
    return kept
