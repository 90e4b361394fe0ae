"""The queues of a study day, in the simplest way."""

from collections.abc import Iterable, Mapping

from quiz.model.question import Card
from quiz.model.review import Memory, Phase
from quiz.model.state import CardState
from quiz.session.plan import Queues, Today


def queues_of(
    cards: Iterable[Card], memories: Mapping[str, Memory], today: Today, states: Mapping[str, CardState] | None = None
) -> Queues:
    """Sort cards into queues, by going through all of them.

    Args:
        cards: the cards of one deck or several, in their order.
        memories: what is known of each card; a card without a memory is new.
        today: what was done today already.
        states: what the learner decided about cards; those not in it are as they come.
    """
    suspended = 0
    learning: list[Memory] = []
    learnt: list[Memory] = []
    fresh: dict[str, list[str]] = {}
    touched: list[str] = []
    for card in cards:
        memory = memories.get(card.id)
        if card.id in today.cards:
            touched.append(card.id)
        state = (states or {}).get(card.id)
        if state is not None and state.asleep(today.day):
            suspended += state.suspended
        elif memory is None or memory.phase is Phase.NEW:
            fresh.setdefault(card.deck, []).append(card.id)
        else:
            (learning if memory.phase in {Phase.LEARNING, Phase.RELEARNING} else learnt).append(memory)
    return Queues(learning, learnt, fresh, touched, suspended)
