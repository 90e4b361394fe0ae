"""Take over what another program knows of the learner's memory."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from quiz.ids import deck_of, stable_number
from quiz.interop.anki_import.history import History
from quiz.interop.drafts.counted import counted
from quiz.model.review import Memory, Review
from quiz.model.state import CardState, Change, Deed
from quiz.store.interface import Adoption, Store

_SAME = 1_000
"""How many milliseconds two reviews of a card may be apart to be one: exports set them apart from others."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken over.

    Attributes:
        reviews: reviews that are new in the log.
        cards: cards whose memory is now as it was there.
        states: cards that are now suspended, buried or flagged as they were there.
        newer: cards that were answered here later, and stay as they are.
    """

    reviews: int
    cards: int
    states: int
    newer: int


def take_over(
    store: Store, histories: Iterable[History], at: int, told: Callable[[int], None] = lambda _: None
) -> Taken:
    """Put histories into a learner's store; a second time changes nothing.

    Args:
        store: the learner's reviews and memories.
        histories: what is known elsewhere, of cards of one deck.
        at: the present moment, in epoch milliseconds.
        told: called now and then with the number of cards done.

    Raises:
        QuizError: it cannot be stored; nothing is.
    """
    histories = list(histories)
    decks = {deck_of(history.card) for history in histories}
    memories = {card: memory for deck in decks for card, memory in store.memories(deck).items()}
    known_states = {card for deck in decks for card in store.states(deck)}
    logged = {review for deck in decks for review in store.logged(deck)}
    own: dict[str, list[Review]] = {}
    for deck in decks:
        for review in store.reviews(deck):
            own.setdefault(review.card, []).append(review)
    adoptions: list[Adoption] = []
    newer = 0
    for history in counted(histories, told):
        mine = own.get(history.card, [])
        fresh = tuple(entry for entry in history.reviews if not _known(entry[0], mine, logged))
        memory = memories.get(history.card)
        if memory is not None and not fresh:
            continue
        if memory is not None and mine and max(one.at for one in mine) > max(review.at for review, _ in fresh):
            newer += 1
            continue
        if memory is None and history.reviews and not fresh:
            continue  # taken over before, and reset here since
        if fresh or history.memory is not None:
            adoptions.append(Adoption(history.card, fresh, memory, _kept(history.memory, memory)))
    states = [one.state for one in histories if one.state is not None and one.card not in known_states]
    kept = store.adopt(counted(adoptions, told), _changes(states, at))
    return Taken(
        reviews=sum(len(adoption.reviews) for adoption in adoptions),
        cards=len(adoptions) - kept,
        states=len(states),
        newer=newer + kept,
    )


def _known(review: Review, mine: Iterable[Review], logged: set[str]) -> bool:
    """Tell whether a review is in the log: by its id, or as one that was given here and exported."""
    return review.id in logged or any(
        abs(review.at - other.at) <= _SAME and review.grade == other.grade for other in mine
    )


def _kept(memory: Memory | None, here: Memory | None) -> Memory | None:
    """Keep of the memory here what others know nothing of."""
    return memory if memory is None or here is None else replace(memory, rung_penalty=here.rung_penalty)


def _changes(states: Sequence[CardState], at: int) -> Iterator[Change]:
    """Make deeds of decisions; their ids depend on what is decided, so that they are made once."""
    decided: dict[Deed, list[CardState]] = {
        "suspend": [one for one in states if one.suspended],
        "bury": [one for one in states if one.buried_day is not None and not one.suspended],
        "flag": [one for one in states if one.flagged and not one.suspended and one.buried_day is None],
    }
    for deed, found in decided.items():
        if found:
            number = stable_number("anki", deed, *(f"{one.card} {one.remark} {one.buried_day}" for one in found))
            yield Change(f"anki-{number:016x}", deed, at, states=tuple(found))
