"""Choose wrong options that are plausible and known to be wrong."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quiz.model.dates import PartialDate
from quiz.model.fact import Fact
from quiz.model.numbers import Number
from quiz.model.values import Ref, Text, Value
from quiz.questions.material import Material
from quiz.questions.pools import Peer, Pools
from quiz.questions.quantities import near_dates, near_numbers
from quiz.questions.stems import Stem
from quiz.text import contains_words

MOST = 3
FEWEST = 2
_FAR = 8.0
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Distractors:
    """Chooses distractors for the questions of one deck."""

    material: Material
    pools: Pools

    def choose(self, fact: Fact, slot: str, stem: Stem) -> tuple[Value, ...]:
        """Choose wrong options for a slot with one value.

        Confusions that the author names go first, then values of the deck by what they share
        with the fact, last numbers and dates near the key. None is a synonym, part or
        container of the key or of another option, stands in the stem, or may satisfy it.

        Returns:
            Two or three values; none when two good ones cannot be found.
        """
        key = fact.values[slot][0]
        if isinstance(key, Number | PartialDate):
            return self._quantities(fact, slot, stem, key)
        chosen: list[Value] = []
        for value in self._ranked(fact, slot, key):
            if self._fits(value, key, chosen, fact, stem):
                chosen.append(value)
            if len(chosen) == MOST:
                break
        return tuple(chosen) if len(chosen) >= FEWEST else ()

    def _ranked(self, fact: Fact, slot: str, key: Value) -> Iterator[Value]:
        yield from fact.confusions.get(slot, ())
        entities = self.material.deck.entities
        if isinstance(key, Ref):
            yield from (Ref(entity) for entity in entities[key.entity].like if entity in entities)
        peers = list(self.pools.peers(key, fact, slot))
        scored = sorted(
            (
                (-self._likeness(peer, fact, slot, key), self._tie(peer, fact, slot), place)
                for place, peer in enumerate(peers)
            )
        )
        for _, _, place in scored:
            yield peers[place].value

    def _tie(self, peer: Peer, fact: Fact, slot: str) -> int:
        return self.material.chance("tie", fact.id, slot, self.material.wording.name(peer.value))

    def _likeness(self, peer: Peer, fact: Fact, slot: str, key: Value) -> float:
        """Score how much a value has in common with the key (a higher score is more alike)."""
        score = 0.0
        if peer.fact is not None:
            same_kind = peer.fact.kind.name == fact.kind.name
            score += 3.0 * (same_kind and peer.slot == slot) + 1.0 * same_kind
            score += 0.5 * len(set(peer.fact.tags) & set(fact.tags))
            if same_kind:
                shared = (
                    self.material.relations.overlap(value, other)
                    for name, values in fact.values.items()
                    if name != slot
                    for value in values
                    for other in peer.fact.values.get(name, ())
                )
                score += sum(shared)
        if isinstance(key, Ref) and isinstance(peer.value, Ref):
            containers = self.material.relations.containers
            score += 1.0 * bool((containers(key.entity) - {key.entity}) & containers(peer.value.entity))
        if isinstance(key, Text) and isinstance(peer.value, Text):
            score -= abs(math.log(len(key.text) / len(peer.value.text))) * 2
        return score

    def _fits(self, value: Value, key: Value, chosen: list[Value], fact: Fact, stem: Stem) -> bool:
        if not self._same_sort(value, key):
            return False
        if any(self._related(value, other) for other in (key, *chosen)):
            return False
        if any(contains_words(stem.text, name) for name in self.material.wording.all_names(value)):
            return False
        if self._names_another_year(value, stem):
            return False
        return not self._may_be_right(value, fact, stem)

    def _names_another_year(self, value: Value, stem: Stem) -> bool:
        """Tell whether an option rules itself out: Friendship-2017 was not held in 2014."""
        asked = set(_YEAR.findall(stem.text))
        named = set(_YEAR.findall(self.material.wording.name(value))) if isinstance(value, Ref) else set()
        return bool(asked and named) and not asked & named

    def _fitting(self, values: Iterable[Value], chosen: list[Value], fact: Fact, slot: str, stem: Stem) -> list[Value]:
        """Return the chosen values with those of some more that fit beside them."""
        fitting = list(chosen)
        for value in values:
            if self._fits(value, fact.values[slot][0], fitting, fact, stem):
                fitting.append(value)
        return fitting

    def _same_sort(self, value: Value, key: Value) -> bool:
        if isinstance(value, Ref) and isinstance(key, Ref):
            entities = self.material.deck.entities
            return entities[value.entity].type == entities[key.entity].type
        if isinstance(value, PartialDate) and isinstance(key, PartialDate):
            return value.precision == key.precision
        if isinstance(value, Number) and isinstance(key, Number):
            return value.unit == key.unit
        return isinstance(value, Text) and isinstance(key, Text)

    def _related(self, a: Value, b: Value) -> bool:
        """Tell whether two options would overlap: same thing, part, container, or words within words."""
        if self.material.relations.overlap(a, b):
            return True
        if isinstance(a, Number | PartialDate):
            return False
        names = self.material.wording.all_names
        return any(contains_words(x, y) or contains_words(y, x) for x in names(a) for y in names(b))

    def _may_be_right(self, value: Value, fact: Fact, stem: Stem) -> bool:
        """Tell whether a fact of the deck leaves open that a value answers the stem.

        A fact of the same kind leaves it open when it has the value and nothing in it
        contradicts the stem; a fact of another kind when it mentions the value together with
        the persons that the stem names, or with everything it names where it names none.
        """
        index = self.material.index
        if stem.query.ask not in fact.exclusive and any(
            other is not fact for other in index.open_to(stem.query, value)
        ):
            return True
        named = {v for values in stem.query.where.values() for v in values if isinstance(v, Ref)}
        entities = self.material.deck.entities
        named = {name for name in named if entities[name.entity].type == "person"} or named
        if not isinstance(value, Ref) or not named:
            return False
        return any(named <= index.mentioned(other) for other in index.mentioning(value, but=fact.kind.name))

    def _quantities(self, fact: Fact, slot: str, stem: Stem, key: Number | PartialDate) -> tuple[Value, ...]:
        """Choose numbers or dates so that the key's rank among the options is left to chance."""
        order = self.material.chance("near", fact.id, slot)
        own = sorted(
            (peer.value for peer in self.pools.peers(key, fact, slot)),
            key=lambda value: (_distance(key, value), str(value)),
        )
        near: Iterator[Value] = iter(near_numbers(key, order) if isinstance(key, Number) else near_dates(key, order))
        confusions = self._fitting(fact.confusions.get(slot, ()), [], fact, slot, stem)
        if len(confusions) >= FEWEST:
            return tuple(confusions[:MOST])
        close = (_bare(value) for value in own if _distance(key, value) < _FAR)
        fitting = self._fitting((*close, *near), confusions, fact, slot, stem)
        below = [value for value in fitting if _scale(value) < _scale(key)]
        above = [value for value in fitting if _scale(value) > _scale(key)]
        rank = self.material.chance("rank", fact.id, slot) % (MOST + 1)
        count_below = min(len(below), max(rank, MOST - len(above)))
        chosen = (*below[:count_below], *above[: MOST - count_below])
        return chosen if len(chosen) >= FEWEST else ()


def _bare(value: Value) -> Value:
    return Number(value.value, value.unit) if isinstance(value, Number) else value


def _scale(value: Value) -> float:
    if isinstance(value, Number):
        return float(value.value)
    return value.first.toordinal() if isinstance(value, PartialDate) else 0.0


def _distance(key: Value, value: Value) -> float:
    """Measure how far a quantity is from the key: in years for dates, in doublings for numbers."""
    if isinstance(key, PartialDate) and isinstance(value, PartialDate):
        return abs(_scale(key) - _scale(value)) / 365.25
    a, b = _scale(key), _scale(value)
    return abs(math.log2(a / b)) * 1.5 if a > 0 and b > 0 else math.inf
