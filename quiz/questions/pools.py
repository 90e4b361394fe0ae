"""Pools of values that can stand beside a key: the same type, the same precision."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from zlib import crc32

from quiz.model.dates import PartialDate
from quiz.model.fact import Fact
from quiz.model.numbers import Number
from quiz.model.values import Ref, Value
from quiz.questions.material import Material

_WINDOW = {"easy": 24, "normal": 24, "hard": 64}
"""By difficulty, how many values of a large pool are looked at for one question."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A value of the deck that may become a distractor.

    Attributes:
        value: the value.
        fact: the fact that it comes from; None for an entity that no fact mentions.
        slot: the slot that it stands in; empty without a fact.
        hash: a number that is its own, to break ties with.
    """

    value: Value
    fact: Fact | None = None
    slot: str = ""
    hash: int = 0


@dataclass(frozen=True)
class Pools:
    """The values of a deck by what they can be confused with."""

    material: Material
    _pools: dict[object, list[Peer]] = field(default_factory=dict)
    _homes: dict[Value, Peer] = field(default_factory=dict)
    _features: dict[str, frozenset[object]] = field(default_factory=dict)

    @classmethod
    def of(cls, material: Material) -> "Pools":
        """Collect every value of a deck, each once in a pool."""
        pools = cls(material)
        seen: set[tuple[object, Value]] = set()
        for fact in material.deck.facts:
            for slot, values in fact.values.items():
                for value in values:
                    peer = Peer(value, fact, slot, crc32(repr(value).encode("utf-8", "surrogatepass")))
                    pools._homes.setdefault(value, peer)
                    for group in pools.groups(value, fact.kind.name, slot):
                        if (group, value) not in seen:
                            seen.add((group, value))
                            pools._pools.setdefault(group, []).append(peer)
        for entity in material.deck.entities.values():
            if not entity.declared:
                continue
            value, group = Ref(entity.id), ("type", entity.type)
            if (group, value) not in seen:
                pools._pools.setdefault(group, []).append(
                    Peer(value, hash=crc32(entity.id.encode("utf-8", "surrogatepass")))
                )
        return pools

    def home(self, value: Value) -> Peer | None:
        """Return where a value first stands in the deck; None for one that stands in no fact."""
        return self._homes.get(value)

    def features(self, fact: Fact) -> frozenset[object]:
        """Return what can be compared of a fact: each value with its slot, and what it lies within."""
        known = self._features.get(fact.id)
        if known is None:
            relations = self.material.relations
            known = self._features[fact.id] = frozenset(
                (slot, key)
                for slot, values in fact.values.items()
                for value in values
                for key in (relations.containers(value.entity) if isinstance(value, Ref) else (relations.key(value),))
            )
        return known

    def groups(self, value: Value, kind: str, slot: str) -> tuple[object, ...]:
        """Return the pools that a value belongs to, the nearest first."""
        if isinstance(value, Ref):
            entity = self.material.deck.entities[value.entity]
            near = ("slot", kind, slot, entity.type)
            # Names of unknown type have nothing in common but the slot that they stand in.
            return (near,) if entity.type == "name" else (near, ("type", entity.type))
        if isinstance(value, PartialDate):
            coarser = {"year": (), "month": ("year",), "day": ("year", "month")}[value.precision]
            return ("date", value.precision), *(("coarse date", precision) for precision in coarser)
        if isinstance(value, Number):
            return (("slot", kind, slot), ("number", value.unit))
        return (("slot", kind, slot),)

    def peers(self, value: Value, fact: Fact, slot: str) -> Iterator[Peer]:
        """Yield values that could stand beside a key, the nearest pool first.

        Of a large pool only a part is yielded, which depends on the seed and the fact; no value
        is yielded twice.
        """
        groups = self.groups(value, fact.kind.name, slot)
        seen: set[Value] = {value}
        for group in groups[:1] if isinstance(value, PartialDate) else groups:
            for peer in self._window(group, fact, slot):
                if peer.value not in seen:
                    seen.add(peer.value)
                    yield peer
        if isinstance(value, PartialDate):
            for peer in self._window(("coarse date", value.precision), fact, slot):
                if isinstance(peer.value, PartialDate):
                    coarse = peer.value.coarsened(value.precision)
                    if coarse not in seen:
                        seen.add(coarse)
                        yield Peer(coarse, peer.fact, peer.slot, peer.hash)

    def _window(self, group: object, fact: Fact, slot: str) -> list[Peer]:
        pool = self._pools.get(group, [])
        most = _WINDOW[self.material.difficulty]
        if len(pool) <= most:
            return pool
        start = self.material.chance("window", group, fact.id, slot) % len(pool)
        end = start + most
        return pool[start:end] + pool[: max(0, end - len(pool))]
