"""Find the facts that satisfy a query, without looking at all of them."""

from collections.abc import Iterable, Mapping

from quiz.facts.relations import Relations
from quiz.model.fact import Fact
from quiz.model.question import Query
from quiz.model.values import Ref, Value


class FactIndex:
    """The facts of a deck, filed by kind, slot and value."""

    def __init__(self, facts: Iterable[Fact], relations: Relations) -> None:
        """File every fact under each of its values.

        Args:
            facts: the facts of one deck.
            relations: compares their values.
        """
        self._relations = relations
        self._by_kind: dict[str, list[Fact]] = {}
        self._filed: dict[tuple[str, str, object], list[Fact]] = {}
        self._mentioning: dict[str, list[Fact]] = {}
        for fact in facts:
            for entity in sorted(value.entity for value in self.mentioned(fact)):
                self._mentioning.setdefault(entity, []).append(fact)
            self._by_kind.setdefault(fact.kind.name, []).append(fact)
            for slot, values in fact.values.items():
                for key in {key for value in values for key in relations.keys(value)}:
                    self._filed.setdefault((fact.kind.name, slot, key), []).append(fact)

    def matching(self, kind: str, where: Mapping[str, tuple[Value, ...]]) -> list[Fact]:
        """Return the facts of a kind that a description could mean.

        A fact is meant when each value of the description overlaps a value of the fact. A
        slot that the fact leaves open does not match: what a deck does not state is not
        documented.

        Args:
            kind: name of the kind.
            where: the description: values by slot.
        """
        candidates: list[Fact] | None = None
        for slot, values in where.items():
            for value in values:
                found = self._candidates(kind, slot, value)
                if candidates is None or len(found) < len(candidates):
                    candidates = found
        if candidates is None:
            candidates = self._by_kind.get(kind, [])
        return [fact for fact in candidates if self._meant(fact, where)]

    def answers(self, query: Query) -> list[tuple[Value, ...]]:
        """Return the values that the query's slot has in the facts it means, one entry a fact."""
        found = self.matching(query.kind, query.where)
        return [fact.values[query.ask] for fact in found if query.ask in fact.values]

    def with_value(self, kind: str, slot: str, value: Value) -> list[Fact]:
        """Return the facts of a kind that have a value, or one that overlaps it, in a slot."""
        return self.matching(kind, {slot: (value,)})

    def leaves_open(self, fact: Fact, where: Mapping[str, tuple[Value, ...]]) -> bool:
        """Tell whether nothing that a fact states contradicts a description."""
        stated = {slot: values for slot, values in where.items() if slot in fact.values}
        return self._meant(fact, stated)

    def mentioning(self, value: Ref) -> list[Fact]:
        """Return the facts of every kind that mention an entity in any slot."""
        return self._mentioning.get(value.entity, [])

    @staticmethod
    def mentioned(fact: Fact) -> set[Ref]:
        """Return the entities that a fact mentions in any slot."""
        return {value for values in fact.values.values() for value in values if isinstance(value, Ref)}

    def _candidates(self, kind: str, slot: str, value: Value) -> list[Fact]:
        """Return the facts that could overlap a value: filed under it or under what contains it."""
        if not isinstance(value, Ref):
            (key,) = self._relations.keys(value)
            return self._filed.get((kind, slot, key), [])
        found: dict[int, Fact] = {}
        for key in sorted(self._relations.containers(value.entity)):
            for fact in self._filed.get((kind, slot, key), []):
                found.setdefault(id(fact), fact)
        return list(found.values())

    def _meant(self, fact: Fact, where: Mapping[str, tuple[Value, ...]]) -> bool:
        return all(
            any(self._relations.overlap(value, own) for own in fact.values.get(slot, ()))
            for slot, values in where.items()
            for value in values
        )
