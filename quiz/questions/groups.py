"""Put facts of a kind together that are asked in one question: to match, or to order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from quiz.model.dates import PartialDate
from quiz.model.fact import Fact
from quiz.model.kind import Kind, Ordering, Pairing
from quiz.model.numbers import Number
from quiz.model.question import Query
from quiz.model.values import Ref, Value
from quiz.questions.material import Material
from quiz.questions.quantities import scale
from quiz.questions.slots import asked_slots
from quiz.questions.stems import is_unique

_SIZE = 5
_FEWEST = 3
_OPEN = 8
"""How many groups are kept open while facts are dealt out; what fits in none begins another."""


@dataclass(frozen=True, slots=True)
class Line:
    """One fact's part in a question about several.

    Attributes:
        fact: the fact.
        left: what is shown.
        right: what belongs to it; empty where lines are put in order.
    """

    fact: Fact
    left: str
    right: str = ""


@dataclass(frozen=True, slots=True)
class _Member:
    fact: Fact
    left: Value | str
    right: Value


@dataclass(frozen=True)
class Groups:
    """The facts of a deck dealt out to questions that ask several of them together.

    Each group belongs to the card of the fact that stands in it first.
    """

    material: Material
    _dealt: dict[tuple[str, Ordering | Pairing], dict[str, list[_Member]]] = field(default_factory=dict)
    _kinds: dict[str, list[Fact]] = field(default_factory=dict)

    @classmethod
    def of(cls, material: Material) -> "Groups":
        """Collect the facts that can be asked together, by kind."""
        groups = cls(material)
        for fact in material.deck.facts:
            if (fact.kind.orders or fact.kind.pairs) and not fact.claim:
                groups._kinds.setdefault(fact.kind.name, []).append(fact)
        return groups

    def order(self, fact: Fact, slot: str, ordering: Ordering) -> tuple[Line, ...]:
        """Return the facts to order in the question of a fact's slot, first to last; none for no question."""
        members = self._group(fact, ordering, lambda: self._orderable(fact.kind, slot))
        members = sorted(members, key=lambda member: scale(member.right))
        return tuple(Line(member.fact, str(member.left)) for member in members)

    def match(self, fact: Fact, slot: str, pairing: Pairing) -> tuple[Line, ...]:
        """Return the facts to match in the question of a fact's slot; none for no question."""
        members = self._group(fact, pairing, lambda: self._matchable(fact.kind, pairing.left, slot))
        name = self.material.wording.name
        return tuple(
            Line(member.fact, member.left if isinstance(member.left, str) else name(member.left), name(member.right))
            for member in members
        )

    def _group(
        self, fact: Fact, purpose: Ordering | Pairing, members: Callable[[], Iterator[_Member]]
    ) -> list[_Member]:
        key = (fact.kind.name, purpose)
        if key not in self._dealt:
            by_sort: dict[object, list[_Member]] = {}
            for member in members():
                by_sort.setdefault((self._sort(member.left), self._sort(member.right)), []).append(member)
            if isinstance(purpose, Pairing):
                # What is spelt alike comes together, so that initials do not tell what belongs to what.
                for found in by_sort.values():
                    found.sort(key=lambda member: self.material.wording.name(member.right).casefold())
            dealt = (group for found in by_sort.values() for group in self._deal(found))
            self._dealt[key] = {group[0].fact.id: group for group in dealt}
        return self._dealt[key].get(fact.id, [])

    def _deal(self, members: list[_Member]) -> Iterator[list[_Member]]:
        """Deal members out to groups in which no two could be taken for each other."""
        size = _even_size(len(members))
        groups: list[list[_Member]] = []
        full: list[list[_Member]] = []
        for member in members:
            group = next((g for g in groups if all(self._apart(member, other) for other in g)), None)
            if group is None:
                group = []
                groups.append(group)
            group.append(member)
            if len(group) >= size:
                groups.remove(group)
                full.append(group)
            elif len(groups) > _OPEN:
                full.append(groups.pop(0))
        return (group for group in (*full, *groups) if len(group) >= _FEWEST)

    def _apart(self, a: _Member, b: _Member) -> bool:
        overlap = self.material.relations.overlap
        if isinstance(a.left, str) or isinstance(b.left, str):
            return a.left != b.left and not overlap(a.right, b.right)
        return not overlap(a.left, b.left) and not overlap(a.right, b.right)

    def _sort(self, value: Value | str) -> object:
        if isinstance(value, Ref):
            return self.material.deck.entities[value.entity].type
        if isinstance(value, PartialDate):
            return value.precision
        return ("number", value.unit, value.bound) if isinstance(value, Number) else "text"

    def _orderable(self, kind: Kind, slot: str) -> Iterator[_Member]:
        """Yield the facts with a label that does not tell the slot, in an order left to chance."""
        facts = sorted(self._kinds.get(kind.name, []), key=lambda fact: self.material.chance("order", fact.id))
        for fact in facts:
            if kind.label is None or len(fact.values.get(slot, ())) != 1 or slot not in asked_slots(fact):
                continue
            rendered = self.material.renderer.render(kind.label, fact.values)
            value = fact.values[slot][0]
            if rendered is None or slot in rendered.stated or (isinstance(value, Number) and value.bound):
                continue
            if isinstance(value, PartialDate) and str(value.year) in rendered.text:
                continue
            yield _Member(fact, rendered.text, value)

    def _matchable(self, kind: Kind, left: str, right: str) -> Iterator[_Member]:
        """Yield the facts whose left value has one right value in the whole deck."""
        for fact in self._kinds.get(kind.name, []):
            if len(fact.values.get(left, ())) != 1 or len(fact.values.get(right, ())) != 1:
                continue
            query = Query(kind.name, right, {left: fact.values[left]})
            if right in asked_slots(fact) and is_unique(self.material, fact, query):
                yield _Member(fact, fact.values[left][0], fact.values[right][0])


def _even_size(count: int) -> int:
    """Return a size of groups that leaves the last one no smaller than need be."""
    groups = max(1, -(-count // _SIZE))
    return max(_FEWEST, -(-count // groups))
