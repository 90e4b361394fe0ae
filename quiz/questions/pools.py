"""Pools of values that can stand beside a key: the same type, the same precision."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from quiz.model.dates import PartialDate
from quiz.model.fact import Fact
from quiz.model.numbers import Number
from quiz.model.values import Ref, Value
from quiz.questions.material import Material

_WINDOW = 32
"""How many values of a large pool are looked at for one question."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A value of the deck that may become a distractor.

    Attributes:
        value: the value.
        fact: the fact that it comes from; None for an entity that no fact mentions.
        slot: the slot that it stands in; empty without a fact.
    """

    value: Value
    fact: Fact | None = None
    slot: str = ""


@dataclass(frozen=True)
class Pools:
    """The values of a deck by what they can be confused with."""

    material: Material
    _pools: dict[object, list[Peer]] = field(default_factory=dict)

    @classmethod
    def of(cls, material: Material) -> "Pools":
        """Collect every value of a deck, each once in a pool."""
        pools = cls(material)
        seen: set[tuple[object, Value]] = set()
        for fact in material.deck.facts:
            for slot, values in fact.values.items():
                for value in values:
                    for group in pools.groups(value, fact.kind.name, slot):
                        if (group, value) not in seen:
                            seen.add((group, value))
                            pools._pools.setdefault(group, []).append(Peer(value, fact, slot))
        for entity in material.deck.entities.values():
            if not entity.declared:
                continue
            value, group = Ref(entity.id), ("type", entity.type)
            if (group, value) not in seen:
                pools._pools.setdefault(group, []).append(Peer(value))
        return pools

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
            return (("number",),)
        return (("slot", kind, slot),)

    def peers(self, value: Value, fact: Fact, slot: str) -> Iterator[Peer]:
        """Yield values that could stand beside a key, the nearest pool first.

        Of a large pool only a part is yielded, which depends on the seed and the fact.
        """
        groups = self.groups(value, fact.kind.name, slot)
        for group in groups[:1] if isinstance(value, PartialDate) else groups:
            yield from self._window(group, fact, slot)
        if isinstance(value, PartialDate):
            for peer in self._window(("coarse date", value.precision), fact, slot):
                if isinstance(peer.value, PartialDate):
                    yield Peer(peer.value.coarsened(value.precision), peer.fact, peer.slot)

    def _window(self, group: object, fact: Fact, slot: str) -> list[Peer]:
        pool = self._pools.get(group, [])
        if len(pool) <= _WINDOW:
            return pool
        start = self.material.chance("window", group, fact.id, slot) % len(pool)
        return (pool[start:] + pool[: max(0, start + _WINDOW - len(pool))])[:_WINDOW]
