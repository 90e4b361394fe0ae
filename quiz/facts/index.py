"""Find the facts that satisfy a query, without looking at all of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping

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
        self._inside: dict[tuple[str, str, object], list[Fact]] = {}
        self._missing: dict[tuple[str, str], list[Fact]] = {}
        self._mentioning: dict[str, dict[str, list[Fact]]] = {}
        self._found: dict[tuple[str, str, Value], tuple[list[list[Fact]], int]] = {}
        self._last: tuple[Query, list[list[Fact]], int | None] | None = None
        for fact in facts:
            kind = fact.kind.name
            self._by_kind.setdefault(kind, []).append(fact)
            if fact.kind.slots.keys() != fact.values.keys():
                for slot in fact.kind.slots.keys() - fact.values.keys():
                    self._missing.setdefault((kind, slot), []).append(fact)
            for slot, values in fact.values.items():
                for value in values:
                    _file(self._filed.setdefault((kind, slot, relations.key(value)), []), fact)
                    if isinstance(value, Ref):
                        _file(self._mentioning.setdefault(value.entity, {}).setdefault(kind, []), fact)
                        for whole in relations.containers(value.entity):
                            if whole != value.entity:
                                _file(self._inside.setdefault((kind, slot, whole), []), fact)

    def matching(self, kind: str, where: Mapping[str, tuple[Value, ...]]) -> Iterator[Fact]:
        """Yield the facts of a kind that a description could mean.

        A fact is meant when each value of the description overlaps a value of the fact. A
        slot that the fact leaves open does not match: what a deck does not state is not
        documented.

        Args:
            kind: name of the kind.
            where: the description: values by slot.
        """
        parts = [self._candidates(kind, slot, value) for slot, values in where.items() for value in values]
        everything = self._by_kind.get(kind, [])
        fewest, _ = min(parts, key=_size, default=([everything], len(everything)))
        seen: set[str] = set()
        for fact in (fact for facts in fewest for fact in facts):
            if fact.id not in seen and self._meant(fact, where):
                seen.add(fact.id)
                yield fact

    def answers(self, query: Query) -> Iterator[tuple[Value, ...]]:
        """Yield the values that the query's slot has in the facts it means, one entry a fact."""
        found = self.matching(query.kind, query.where)
        return (fact.values[query.ask] for fact in found if query.ask in fact.values)

    def open_to(self, query: Query, value: Value) -> Iterator[Fact]:
        """Yield the facts that have a value where a query asks and contradict nothing it states.

        A slot that the fact leaves open contradicts nothing.
        """
        fewest, least = self._candidates(query.kind, query.ask, value)
        if not least:
            return
        lists, size = self._contradicting_nothing(query)
        if size is not None and size < least:
            fewest = lists
        where, ask, wanted = query.where, query.ask, (value,)
        for facts in fewest:
            for fact in facts:
                own = fact.values
                if not self._meets(wanted, own.get(ask, ())):
                    continue
                for slot, values in where.items():
                    if slot in own and not self._meets(values, own[slot]):
                        break
                else:
                    yield fact

    def _contradicting_nothing(self, query: Query) -> tuple[list[list[Fact]], int | None]:
        """Return the fewest facts among which are all that contradict nothing of a query, and how many.

        Many values are tried on one query, one after the other, so the last one is remembered.
        The number is None where the query states nothing.
        """
        last = self._last
        if last is not None and last[0] is query:
            return last[1], last[2]
        fewest: list[list[Fact]] = []
        least: int | None = None
        for slot, values in query.where.items():
            missing = self._missing.get((query.kind, slot), [])
            for stated in values:
                lists, size = self._candidates(query.kind, slot, stated)
                if least is None or size + len(missing) < least:
                    fewest, least = [*lists, missing], size + len(missing)
        self._last = query, fewest, least
        return fewest, least

    def mentioned_together(self, values: Collection[Ref], but: str) -> bool:
        """Tell whether a fact mentions all of some entities in any slots, of every kind but one."""
        rarest = min((self._mentioning.get(value.entity, {}) for value in values), key=_size_by_kind)
        return any(
            kind != but and any(self.mentioned(fact).issuperset(values) for fact in facts)
            for kind, facts in rarest.items()
        )

    @staticmethod
    def mentioned(fact: Fact) -> set[Ref]:
        """Return the entities that a fact mentions in any slot."""
        return {value for values in fact.values.values() for value in values if isinstance(value, Ref)}

    def _candidates(self, kind: str, slot: str, value: Value) -> tuple[list[list[Fact]], int]:
        """Return lists of the facts that could overlap a value, and the length of all of them.

        They are the facts that have the same, something inside of it, or something around it.
        """
        known = self._found.get((kind, slot, value))
        if known is None:
            lists = self._overlapping(kind, slot, value)
            known = self._found[kind, slot, value] = lists, sum(map(len, lists))
        return known

    def _overlapping(self, kind: str, slot: str, value: Value) -> list[list[Fact]]:
        if not isinstance(value, Ref):
            found = self._filed.get((kind, slot, self._relations.key(value)))
            return [found] if found else []
        around = sorted(self._relations.containers(value.entity))
        lists = [
            self._inside.get((kind, slot, value.entity)),
            *(self._filed.get((kind, slot, whole)) for whole in around),
        ]
        return [found for found in lists if found]

    def _meant(self, fact: Fact, where: Mapping[str, tuple[Value, ...]]) -> bool:
        own = fact.values
        for slot, values in where.items():
            if not self._meets(values, own.get(slot, ())):
                break
        else:
            return True
        return False

    def _meets(self, values: tuple[Value, ...], own: tuple[Value, ...]) -> bool:
        """Tell whether each of some values overlaps one of a fact's own."""
        overlap = self._relations.overlap
        for value in values:
            for other in own:
                if value is other or overlap(value, other):
                    break
            else:
                return False
        return True


def _file(facts: list[Fact], fact: Fact) -> None:
    """Add a fact, unless it was added just now under another of its values."""
    if not facts or facts[-1] is not fact:
        facts.append(fact)


def _size(found: tuple[list[list[Fact]], int]) -> int:
    return found[1]


def _size_by_kind(found: Mapping[str, list[Fact]]) -> int:
    return sum(map(len, found.values()))
