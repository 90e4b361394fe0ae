"""Pools of values that can stand beside a key: the same type, the same precision."""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast
from zlib import crc32

from quiz.model.dates import PartialDate, Precision
from quiz.model.fact import Fact
from quiz.model.numbers import Number
from quiz.model.values import Ref, Value
from quiz.questions.material import Material
from quiz.questions.quantities import scale

_WINDOW = {"easy": 24, "normal": 24, "hard": 64}
"""By difficulty, how many values of a large pool are looked at for one question."""
_NOTHING: frozenset[object] = frozenset()
_TELLING = 6
"""How many different numbers of a slot show in which range such numbers lie."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A value of the deck that may become a distractor.

    Attributes:
        value: the value.
        fact: the fact that it comes from; None for an entity that no fact mentions.
        slot: the slot that it stands in; empty without a fact.
        kind: the name of the fact's kind; empty without a fact.
        features: what can be compared of the fact.
        tags: the fact's.
        hash: a number that is its own, to break ties with.
        text: the value as Python writes it, to put equals in an order.
        number: the same for equal values, and for no others.
        length: the letters of its name.
        spelt: its name in small letters.
        size: where a number or date stands among others; 0 for words.
    """

    value: Value
    fact: Fact | None = None
    slot: str = ""
    kind: str = ""
    features: frozenset[object] = frozenset()
    tags: tuple[str, ...] = ()
    hash: int = 0
    text: str = ""
    number: int = -1
    length: int = 1
    spelt: str = ""
    size: float = 0.0


@dataclass(frozen=True)
class Pools:
    """The values of a deck by what they can be confused with; a pool is made ready when it is first looked into."""

    material: Material
    _members: dict[tuple[object, ...], dict[Value, tuple[Fact | None, str]]] = field(default_factory=dict)
    _pools: dict[tuple[object, ...], "_Pool"] = field(default_factory=dict)
    _homes: dict[Value, Fact] = field(default_factory=dict)
    _features: dict[str, frozenset[object]] = field(default_factory=dict)
    _numbers: dict[Value, int] = field(default_factory=dict)
    _ranges: dict[tuple[str, str], tuple[float, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, material: Material) -> "Pools":
        """Collect every value of a deck, each once in a pool."""
        pools = cls(material)
        members, homes = pools._members, pools._homes
        for fact in material.deck.facts:
            for slot, values in fact.values.items():
                for value in values:
                    homes.setdefault(value, fact)
                    for group in pools.groups(value, fact.kind.name, slot):
                        members.setdefault(group, {}).setdefault(value, (fact, slot))
        for entity in material.deck.entities.values():
            if entity.declared:
                value = Ref(entity.id)
                members.setdefault(pools._by_type(value), {}).setdefault(value, (None, ""))
        return pools

    def _pool(self, group: tuple[object, ...]) -> "_Pool":
        """Return the values of a pool; those of a large one in the order in which they are looked up."""
        pool = self._pools.get(group)
        if pool is None:
            members = self._members.get(group, {})
            found = [(self._coarsened(value, group), fact, slot) for value, (fact, slot) in members.items()]
            places: list[tuple[float, str]] = []
            if len(found) > _WINDOW[self.material.difficulty]:
                placed = sorted(zip(map(self._place, (value for value, _, _ in found)), found, strict=True), key=_first)
                places, found = [place for place, _ in placed], [one for _, one in placed]
            pool = self._pools[group] = _Pool(found, places, [None] * len(found))
        return pool

    def _ready(self, pool: "_Pool", first: int, last: int) -> list[Peer]:
        """Return a part of a pool; of a large one most values are never looked at."""
        part = pool.peers[first:last]
        if not all(part):
            for number, peer in enumerate(part, first):
                if peer is None:
                    pool.peers[number] = self._peer(*pool.values[number])
            part = pool.peers[first:last]
        return cast("list[Peer]", part)

    def _place(self, value: Value) -> tuple[float, str]:
        """Return where a value stands in a pool that is put in order: by size, or by spelling."""
        if isinstance(value, Number | PartialDate):
            return scale(value), ""
        return 0.0, self.material.wording.name(value).casefold()

    def _by_type(self, value: Ref) -> tuple[object, ...]:
        return ("type", self.material.deck.entities[value.entity].type)

    def home(self, value: Value) -> Fact | None:
        """Return the fact that a value first stands in; None for one that stands in no fact."""
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

    def groups(self, value: Value, kind: str, slot: str) -> tuple[tuple[object, ...], ...]:
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
            return (("slot", kind, slot), ("number", value.unit)) if value.unit else (("slot", kind, slot),)
        return (("slot", kind, slot),)

    def peers(self, value: Value, fact: Fact, slot: str) -> list[Peer]:
        """Return values that could stand beside a key, the nearest pool first.

        Of a large pool only a part is returned, which depends on the seed and the fact, or on the
        key where it is a quantity; no value is returned twice.
        """
        groups = self.groups(value, fact.kind.name, slot)
        if isinstance(value, PartialDate):
            groups = (groups[0], ("coarse date", value.precision))
        seen = {self._number(value)}
        found: list[Peer] = []
        for group in groups:
            for peer in self._window(group, value, fact, slot):
                number = peer.number
                if number not in seen:
                    seen.add(number)
                    found.append(peer)
        return found

    def _window(self, group: tuple[object, ...], value: Value, fact: Fact, slot: str) -> list[Peer]:
        """Return a part of a large pool: of quantities the nearest; of words those spelt alike and some left to chance.

        Without words that begin like the key, a stem that spells it in part (the symbol of an
        element) would give it away.
        """
        pool = self._pool(group)
        count, most = len(pool.values), _WINDOW[self.material.difficulty]
        if count <= most:
            return self._ready(pool, 0, count)
        near = most if isinstance(value, Number | PartialDate) else most // 2
        place = bisect_left(pool.places, self._place(value))
        start = max(0, min(place - near // 2, count - near))
        # The rest begins anywhere behind the near ones and goes on from the front.
        begin = self.material.chance("window", group, fact.id, slot) % (count - near) if near < most else 0
        first = (start + near + begin) % count
        last = first + most - near
        around = self._ready(pool, start, start + near)
        return [*around, *self._ready(pool, first, last), *self._ready(pool, 0, max(0, last - count))]

    def range(self, fact: Fact, slot: str) -> tuple[float, float]:
        """Return the least and the greatest number that facts have in a slot; no bounds where too few tell."""
        values = self._pool(("slot", fact.kind.name, slot)).values
        if len(values) < _TELLING or not isinstance(values[0][0], Number):
            return -math.inf, math.inf
        known = self._ranges.get((fact.kind.name, slot))
        if known is None:
            sizes = [scale(value) for value, _, _ in values]
            known = self._ranges[fact.kind.name, slot] = (min(sizes), max(sizes))
        return known

    def _number(self, value: Value) -> int:
        return self._numbers.setdefault(value, len(self._numbers))

    def _peer(self, value: Value, fact: Fact | None, slot: str) -> Peer:
        """Make a value ready."""
        name, text = self.material.wording.name(value), repr(value)
        if fact is None and isinstance(value, Ref):
            text = value.entity
        own = crc32(text.encode("utf-8", "surrogatepass"))
        kind, features, tags = (fact.kind.name, self.features(fact), fact.tags) if fact else ("", _NOTHING, ())
        number, spelt = self._number(value), name.casefold()
        return Peer(value, fact, slot, kind, features, tags, own, text, number, len(name), spelt, scale(value))

    @staticmethod
    def _coarsened(value: Value, group: tuple[object, ...]) -> Value:
        """Return a value as it stands in a pool: in one of coarser dates it is less precise."""
        if group[0] != "coarse date" or not isinstance(value, PartialDate):
            return value
        return value.coarsened(cast("Precision", group[1]))


@dataclass(frozen=True, slots=True)
class _Pool:
    """The values of a pool.

    Attributes:
        values: the values, each with the fact and the slot that it stands in.
        places: of a large pool, what each of them is looked up by.
        peers: those that were looked at.
    """

    values: Sequence[tuple[Value, Fact | None, str]]
    places: Sequence[tuple[float, str]]
    peers: list[Peer | None]


def _first(pair: tuple[tuple[float, str], object]) -> tuple[float, str]:
    return pair[0]
