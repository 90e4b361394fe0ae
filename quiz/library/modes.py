"""Study a part of what is due: only new cards, or only those learnt before."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from quiz.model.review import Memory, Phase
from quiz.session.plan import Plan

Mode = Literal["all", "new", "due"]
"""The whole plan of the day, its new cards, or its reviews."""


def narrowed(plan: Plan, mode: Mode, memories: Mapping[str, Memory]) -> Plan:
    """Return the part of a day's plan that a mode studies.

    A card in learning goes with the new ones, one that was forgotten with the reviews.

    Args:
        plan: the plan of the day.
        mode: what to study.
        memories: memories by card id.
    """
    if mode == "all":
        return plan
    phase = Phase.LEARNING if mode == "new" else Phase.RELEARNING
    learning = tuple((at, card) for at, card in plan.learning if card in memories and memories[card].phase is phase)
    if mode == "new":
        return replace(plan, learning=learning, due=())
    return replace(plan, learning=learning, new=())
