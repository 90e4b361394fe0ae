"""Facts that nothing asks."""

from collections.abc import Iterator
from functools import cached_property

from quiz.checks.rule import Rule
from quiz.checks.subject import Subject
from quiz.errors import Problem
from quiz.model.fact import Fact
from quiz.model.question import Bank
from quiz.model.values import Value
from quiz.questions.slots import asked_slots

RULES = (
    Rule(
        "no-card",
        "warning",
        "a fact makes no card",
        "None of its slots is asked, so learners never meet it. Let `asked` name a slot, or leave it out.",
        bad="facts:\n  - {id: sky, text: 'The sky is {colour=blue}.', asked: []}",
        good="facts:\n  - {id: sky, text: 'The sky is {colour=blue}.'}",
    ),
    Rule(
        "no-question",
        "advice",
        "nothing asks a slot of a fact",
        "Every stem for the slot has another right answer among the deck's facts, or contains the answer. Add one "
        "under `ask` that has the fact alone for its answer, state more in the fact, or leave the slot out of `asked`.",
        bad="facts:\n  - {id: a, visit: {who: Ann, to: Rome}}\n  - {id: b, claim: Bob, visit: {who: Bob, to: Rome}}",
        good="facts:\n  - {id: a, visit: {who: Ann, to: Rome}}\n  - {id: b, visit: {who: Bob, to: Rome}}",
    ),
)


def find(subject: Subject) -> Iterator[Problem]:
    """Yield the facts and slots that no question asks; slots only where there is a bank."""
    together = None if subject.bank is None else _Together(subject.bank)
    for fact in subject.deck.facts:
        slots = asked_slots(fact)
        if not slots:
            yield Problem(fact.mark, f"'{fact.id}' makes no card", "no slot of it is asked", "no-card")
        for slot in slots if together else ():
            if together and not together.asked(fact, slot):
                hint = "its stems have other right answers or contain the answer; add one under 'ask'"
                yield Problem(fact.mark, f"nothing asks '{slot}' of '{fact.id}'", hint, "no-question")


class _Together:
    """Knows which slots a bank asks, those too that questions ask of several facts together."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._alone = {(card.fact, card.slot) for card in bank.cards}

    def asked(self, fact: Fact, slot: str) -> bool:
        if (fact.id, slot) in self._alone:
            return True
        wanted = set(fact.values[slot])
        groups = self._groups.get((fact.kind.name, slot), ())
        return any(wanted <= key and asker != fact.id for asker, key in groups)

    @cached_property
    def _groups(self) -> dict[tuple[str, str], list[tuple[str, set[Value]]]]:
        """What questions with several answers ask for, by kind and slot: their fact and their answers."""
        found: dict[tuple[str, str], list[tuple[str, set[Value]]]] = {}
        for question in self._bank.questions:
            if question.query is not None and question.format in {"list", "multi", "flip"} and len(question.key) > 1:
                place = (question.query.kind, question.query.ask)
                found.setdefault(place, []).append((question.fact, set(question.key)))
        return found
