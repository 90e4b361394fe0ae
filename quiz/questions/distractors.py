"""Choose wrong options that are plausible and known to be wrong."""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from quiz.model.dates import PartialDate
from quiz.model.fact import Fact
from quiz.model.numbers import Number
from quiz.model.values import Ref, Text, Value
from quiz.questions.likeness import (
    as_fine,
    bare,
    beginning_weight,
    distance,
    in_time,
    tolerated,
    within,
)
from quiz.questions.material import Material, padded
from quiz.questions.pools import Peer, Pools
from quiz.questions.quantities import near_dates, near_numbers, scale
from quiz.questions.ranked import Distractor, Ranked
from quiz.questions.stems import Stem

MOST = 3
FEWEST = 2
ENOUGH = 7
"""How many fitting values are looked for, so that a set without cues can be picked from them."""
_FAR = 8.0
"""How far a quantity of the deck may be from the key: farther off, its size alone would rule it out."""
_FREE = 0.5
"""How far the length of an option may be from the key's, as a logarithm, before it counts against it.

Were every difference to count, the key would hardly ever be the longest or the shortest.
"""
_TIES = float(1 << 32)
_MOST_LIKENESS = 8.0
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Distractors:
    """Chooses distractors for the questions of one deck."""

    material: Material
    pools: Pools

    def ranked(self, fact: Fact, slot: str) -> Ranked:
        """Rank what could stand beside a slot's values, whatever the stem.

        Confusions that the author names go first, then values that the author calls alike,
        then values of the deck by what they share with the fact: the nearest first, or, for an
        easy bank, the farthest; behind the deck's numbers and dates come others near the key.
        """
        key = fact.values[slot][0]
        confusions = tuple(
            Distractor(found.value, found.feedback or self._home(found.value), 1.0)
            for found in fact.confusions.get(slot, ())
        )
        if isinstance(key, Number | PartialDate):
            return Ranked(confusions, self._near(fact, slot, key))
        entities = self.material.deck.entities
        alike = [Ref(e) for e in entities[key.entity].like if e in entities] if isinstance(key, Ref) else []
        first = (*confusions, *(Distractor(value, self._home(value), 1.0) for value in alike))
        return Ranked(first, self._alike(fact, slot, key))

    def _alike(self, fact: Fact, slot: str, key: Value) -> Iterator[Distractor]:
        """Yield names and texts of the deck by what they share with a fact."""
        salt = self.material.chance("tie", fact.id, slot)
        direction = -1 if self.material.difficulty == "easy" else 1
        noise = 2.0 if self.material.difficulty == "normal" else 0.001
        scored = []
        likeness_of = self._likeness(fact, slot, key)
        for place, peer in enumerate(self.pools.peers(key, fact, slot)):
            likeness = likeness_of(peer)
            tie = ((peer.hash * 0x9E3779B1 ^ salt) & 0xFFFFFFFF) / _TIES
            scored.append((-direction * likeness - noise * tie, place, likeness, peer))
        # The place is each one's own, so that nothing behind it is ever compared.
        scored.sort()
        for _, _, likeness, peer in scored:
            yield Distractor(peer.value, self._feedback(peer), min(1.0, max(0.0, likeness / _MOST_LIKENESS)))

    def _near(self, fact: Fact, slot: str, key: Number | PartialDate) -> Iterator[Distractor]:
        """Yield numbers or dates of the deck, the nearest first, and then others near the key."""
        own = []
        for place, peer in enumerate(self.pools.peers(key, fact, slot)):
            far = distance(key, peer.value)
            if far < _FAR and as_fine(key, peer.value):
                own.append((far, peer.text, place, peer))
        own.sort()
        usual = self.pools.range(fact, slot)
        for far, _, _, peer in own:
            if within(usual, peer.value):
                yield Distractor(bare(peer.value), self._feedback(peer), 1 / (1 + far))
        order, difficulty = self.material.chance("near", fact.id, slot), self.material.difficulty
        made = near_numbers(key, order, difficulty) if isinstance(key, Number) else near_dates(key, order, difficulty)
        for value in made:
            if within(usual, value):
                yield Distractor(value, "", 1 / (1 + distance(key, value)))

    def fitting(self, fact: Fact, slot: str, stem: Stem, ranked: Ranked, most: int = ENOUGH) -> list[Distractor]:
        """Return wrong options for a stem, best first, and no more of them than are needed.

        None is a synonym, part or container of a right answer or of another option, stands in
        the stem, or may satisfy it. Numbers and dates come so that the rank of the right one
        among them is left to chance.
        """
        keys = stem.answers or fact.values[slot]
        key = keys[0]
        if isinstance(key, Number | PartialDate):
            return self._quantities(fact, slot, stem, key, ranked)
        text = padded(stem.text)
        chosen: list[Distractor] = []
        for candidate in ranked:
            if self._fits(candidate.value, keys, chosen, fact, stem, text):
                chosen.append(candidate)
                if len(chosen) == most:
                    break
        return chosen

    def _home(self, value: Value) -> str:
        peer = self.pools.home(value)
        return self._feedback(peer) if peer else ""

    def _feedback(self, peer: Peer) -> str:
        """Say where a wrong option belongs: the fact that it comes from."""
        return self.material.statement(peer.fact) if peer.fact else ""

    def _likeness(self, fact: Fact, slot: str, key: Value) -> Callable[[Peer], float]:
        """Return what scores how much a value has in common with the key (a higher score is more alike)."""
        features, containers = self.pools.features, self.material.relations.containers
        kind, own, tags, log = fact.kind.name, features(fact), set(fact.tags), math.log
        name = self.material.wording.name(key)
        length, spelt = len(name), name.casefold()
        around = containers(key.entity) - {key.entity} if isinstance(key, Ref) else frozenset()
        weight, named = 2.0 if isinstance(key, Text) else 0.5, not slot.isdigit()

        def score(peer: Peer) -> float:
            found = 0.0
            if peer.fact is not None:
                same_kind = peer.fact.kind.name == kind
                found += 3.0 * (same_kind and peer.slot == slot) + 1.0 * same_kind
                # A slot of the same name elsewhere holds the same sort of thing: volcano, not country.
                found += 3.0 * (named and not same_kind and peer.slot == slot)
                if tags and peer.fact.tags:
                    found += 0.5 * len(tags.intersection(peer.fact.tags))
                # What else the fact names shares everything with it, and is no more alike for that.
                if same_kind and peer.fact is not fact:
                    found += len(own & features(peer.fact))
            if around and isinstance(peer.value, Ref) and not around.isdisjoint(containers(peer.value.entity)):
                found += 1.0
            found += beginning_weight(spelt, peer.spelt)
            return found - weight * max(0.0, abs(log(length / peer.length)) - _FREE)

        return score

    def _fits(
        self, value: Value, keys: tuple[Value, ...], chosen: list[Distractor], fact: Fact, stem: Stem, text: str
    ) -> bool:
        if not self._same_sort(value, keys[0]):
            return False
        names = self.material.folded_names(value)
        for name in names:
            if name in text:
                return False
        for key in keys:
            if self._related(value, names, key):
                return False
        for other in chosen:
            if self._related(value, names, other.value):
                return False
        if isinstance(value, Ref) and self._names_another_year(value, stem):
            return False
        if not in_time(keys[0], value, stem) or tolerated(keys[0], value, fact, stem.query.ask):
            return False
        return not self._may_be_right(value, fact, stem)

    def _names_another_year(self, value: Value, stem: Stem) -> bool:
        """Tell whether an option rules itself out: Friendship-2017 was not held in 2014."""
        asked = set(_YEAR.findall(stem.text))
        named = set(_YEAR.findall(self.material.wording.name(value))) if asked else set()
        return bool(asked and named) and not asked & named

    def _same_sort(self, value: Value, key: Value) -> bool:
        if isinstance(value, Ref) and isinstance(key, Ref):
            entities = self.material.deck.entities
            return entities[value.entity].type == entities[key.entity].type
        if isinstance(value, PartialDate) and isinstance(key, PartialDate):
            return value.precision == key.precision
        if isinstance(value, Number) and isinstance(key, Number):
            return value.unit == key.unit
        return isinstance(value, Text) and isinstance(key, Text)

    def _related(self, value: Value, names: tuple[str, ...], other: Value) -> bool:
        """Tell whether two options would overlap: same thing, part, container, or words within words."""
        if self.material.relations.overlap(value, other):
            return True
        if isinstance(other, Number | PartialDate):
            return False
        for own in names:
            for name in self.material.folded_names(other):
                if own in name or name in own:
                    return True
        return False

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
        if not isinstance(value, Ref):
            return False
        named = {v for values in stem.query.where.values() for v in values if isinstance(v, Ref)}
        if not named:
            return False
        entities = self.material.deck.entities
        named = {name for name in named if entities[name.entity].type == "person"} or named
        return index.mentioned_together({value, *named}, but=fact.kind.name)

    def _quantities(
        self, fact: Fact, slot: str, stem: Stem, key: Number | PartialDate, ranked: Ranked
    ) -> list[Distractor]:
        """Choose numbers or dates so that the key's rank among the options is left to chance.

        What the author names comes first on either side of the key; the rest is filled up, since
        people name wrong numbers on both sides, which puts the right one in the middle.
        """
        text = padded(stem.text)
        below, above = self._around(ranked, fact, key, stem, text)
        rank = self.material.chance("rank", fact.id, slot) % (MOST + 1)
        count_below = min(len(below), max(rank, MOST - len(above)))
        return [*below[:count_below], *above[: MOST - count_below]]

    def _around(
        self, found: Iterable[Distractor], fact: Fact, key: Value, stem: Stem, text: str
    ) -> tuple[list[Distractor], list[Distractor]]:
        """Return the first few quantities that fit, below the key and above it.

        Quantities of one sort overlap only where they are equal, so each side is chosen for itself.
        """
        below: list[Distractor] = []
        above: list[Distractor] = []
        middle = scale(key)
        for candidate in found:
            place = scale(candidate.value)
            side = below if place < middle else above
            if place == middle or len(side) == MOST:
                continue
            if self._fits(candidate.value, (key,), side, fact, stem, text):
                side.append(candidate)
                if len(below) == len(above) == MOST:
                    break
        return below, above


def enough(chosen: list[Distractor]) -> Iterator[list[Distractor]]:
    """Yield sets of wrong options to choose from, the best first: three of them, then two."""
    if len(chosen) >= MOST:
        yield chosen[:MOST]
        for last in range(MOST, len(chosen)):
            for out in reversed(range(MOST)):
                yield [*chosen[:out], *chosen[out + 1 : MOST], chosen[last]]
    for a in range(len(chosen)):
        for b in range(a + 1, len(chosen)):
            yield [chosen[a], chosen[b]]
