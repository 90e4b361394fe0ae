"""Facts that nothing asks."""

from collections.abc import Iterable, Iterator

from quiz.checks.rule import Rule
from quiz.checks.subject import Looked, Subject
from quiz.errors import Problem
from quiz.model.fact import Fact
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
    """Yield the facts and slots that no question asks; slots only where questions were looked at."""
    asked = None if subject.looked is None else _Asked(subject.looked)
    for fact in subject.deck.facts:
        slots = asked_slots(fact)
        if not slots:
            yield Problem(fact.mark, f"'{fact.id}' makes no card", "no slot of it is asked", "no-card")
        for slot in slots if asked else ():
            if asked and not asked.has(fact, slot):
                hint = "its stems have other right answers or contain the answer; add one under 'ask'"
                yield Problem(fact.mark, f"nothing asks '{slot}' of '{fact.id}'", hint, "no-question")


class _Asked:
    """Knows which slots are asked, those too that questions ask of several facts together."""

    def __init__(self, cards: Iterable[Looked]) -> None:
        self._alone: set[tuple[str, str]] = set()
        self._groups: dict[tuple[str, str], list[tuple[str, frozenset[Value]]]] = {}
        for card in cards:
            if card.asked:
                self._alone.add((card.entry, card.slot))
            for group in card.together:
                self._groups.setdefault((group.kind, group.ask), []).append((card.entry, group.key))

    def has(self, fact: Fact, slot: str) -> bool:
        """Tell whether a slot of a fact is asked."""
        if (fact.id, slot) in self._alone:
            return True
        wanted = set(fact.values[slot])
        groups = self._groups.get((fact.kind.name, slot), ())
        return any(wanted <= key and asker != fact.id for asker, key in groups)
