"""Pools of values that can stand beside a key: the same type, the same precision."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from zlib import crc32

from quiz.model.dates import PartialDate
from quiz.model.fact import Fact
from quiz.model.numbers import Number
from quiz.model.values import Ref, Value
from quiz.questions.material import Material
from quiz.questions.quantities import scale

_WINDOW = {"easy": 24, "normal": 24, "hard": 64}
"""By difficulty, how many values of a large pool are looked at for one question."""
_TELLING = 6
"""How many different numbers of a slot show in which range such numbers lie."""


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
                    pools._add(Peer(value, fact, slot, _own_number(repr(value))), seen)
        for entity in material.deck.entities.values():
            if entity.declared:
                pools._add(Peer(Ref(entity.id), hash=_own_number(entity.id)), seen)
        for group in pools._pools.values():
            if len(group) > _WINDOW[material.difficulty]:
                group.sort(key=pools._place)
        return pools

    def _add(self, peer: Peer, seen: set[tuple[object, Value]]) -> None:
        """Put a peer into the pools that it belongs to, unless its value is there already."""
        value, fact = peer.value, peer.fact
        if fact is not None:
            self._homes.setdefault(value, peer)
            groups = self.groups(value, fact.kind.name, peer.slot)
        else:
            groups = (self._by_type(value),) if isinstance(value, Ref) else ()
        for group in groups:
            if (group, value) not in seen:
                seen.add((group, value))
                self._pools.setdefault(group, []).append(peer)

    def _by_type(self, value: Ref) -> object:
        return ("type", self.material.deck.entities[value.entity].type)

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
            return (near,) if entity.type == "name" else (near, self._by_type(value))
        if isinstance(value, PartialDate):
            coarser = {"year": (), "month": ("year",), "day": ("year", "month")}[value.precision]
            return ("date", value.precision), *(("coarse date", precision) for precision in coarser)
        if isinstance(value, Number):
            return (("slot", kind, slot), ("number", value.unit))
        return (("slot", kind, slot),)

    def peers(self, value: Value, fact: Fact, slot: str) -> Iterator[Peer]:
        """Yield values that could stand beside a key, the nearest pool first.

        Of a large pool only a part is yielded, which depends on the seed and the fact, or on the
        key where it is a quantity; no value is yielded twice.
        """
        groups = self.groups(value, fact.kind.name, slot)
        seen: set[Value] = {value}
        for group in groups[:1] if isinstance(value, PartialDate) else groups:
            for peer in self._window(group, value, fact, slot):
                if peer.value not in seen:
                    seen.add(peer.value)
                    yield peer
        if isinstance(value, PartialDate):
            for peer in self._window(("coarse date", value.precision), value, fact, slot):
                if isinstance(peer.value, PartialDate):
                    coarse = peer.value.coarsened(value.precision)
                    if coarse not in seen:
                        seen.add(coarse)
                        yield Peer(coarse, peer.fact, peer.slot, peer.hash)

    def _window(self, group: object, value: Value, fact: Fact, slot: str) -> list[Peer]:
        """Return a part of a large pool: of quantities the nearest; of words those spelt alike and some left to chance.

        Without words that begin like the key, a stem that spells it in part (the symbol of an
        element) would give it away.
        """
        pool = self._pools.get(group, [])
        most = _WINDOW[self.material.difficulty]
        if len(pool) <= most:
            return pool
        near = most if isinstance(value, Number | PartialDate) else most // 2
        place = bisect_left(pool, self._place(Peer(value)), key=self._place)
        start = max(0, min(place - near // 2, len(pool) - near))
        end = start + near
        rest = pool[:start] + pool[end:]
        begin = self.material.chance("window", group, fact.id, slot) % len(rest)
        turned = rest[begin : begin + most - near] + rest[: max(0, begin + most - near - len(rest))]
        return pool[start:end] + turned

    def _place(self, peer: Peer) -> tuple[float, str]:
        """Return where a peer stands in a pool that is put in order: by size, or by spelling."""
        if isinstance(peer.value, Number | PartialDate):
            return scale(peer.value), ""
        return 0.0, self.material.wording.name(peer.value).casefold()

    def range(self, fact: Fact, slot: str) -> tuple[float, float] | None:
        """Return the least and the greatest number that facts have in a slot; None where they are too few to tell."""
        pool = [peer.value for peer in self._pools.get(("slot", fact.kind.name, slot), [])]
        sizes = [scale(value) for value in pool if isinstance(value, Number)]
        return (min(sizes), max(sizes)) if len(sizes) >= _TELLING else None


def _own_number(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))
