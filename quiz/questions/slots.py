"""Say which slots of a fact make cards."""

from quiz.model.fact import Fact


def asked_slots(fact: Fact) -> list[str]:
    """Return the slots of a fact that make cards: filled ones that are asked for."""
    return [
        name
        for name, slot in fact.kind.slots.items()
        if name in fact.values and (slot.asked if fact.asked is None else name in fact.asked)
    ]
