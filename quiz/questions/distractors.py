"""Choose wrong options that are plausible and known to be wrong."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quiz.model.dates import PartialDate
from quiz.model.fact import Fact
from quiz.model.numbers import Number
from quiz.model.values import Ref, Text, Value
from quiz.questions.fitting import Fitting
from quiz.questions.likeness import as_fine, bare, beginning_weight, distance
from quiz.questions.material import Material
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
        key, name = fact.values[slot][0], self.material.wording.name
        confusions = tuple(
            Distractor(found.value, name(found.value), found.feedback or self._home(found.value), 1.0)
            for found in fact.confusions.get(slot, ())
        )
        if isinstance(key, Number | PartialDate):
            return Ranked(confusions, self._near(fact, slot, key))
        entities = self.material.deck.entities
        alike = [Ref(e) for e in entities[key.entity].like if e in entities] if isinstance(key, Ref) else []
        first = (*confusions, *(Distractor(value, name(value), self._home(value), 1.0) for value in alike))
        return Ranked(first, self._alike(fact, slot, key))

    def _alike(self, fact: Fact, slot: str, key: Value) -> Iterator[Distractor]:
        """Yield names and texts of the deck by what they share with a fact."""
        salt, name = self.material.chance("tie", fact.id, slot), self.material.wording.name
        direction = -1 if self.material.difficulty == "easy" else 1
        noise = 2.0 if self.material.difficulty == "normal" else 0.001
        scored = []
        peers = self.pools.peers(key, fact, slot)
        for place, (peer, likeness) in enumerate(zip(peers, self._likenesses(peers, fact, slot, key), strict=True)):
            tie = ((peer.hash * 0x9E3779B1 ^ salt) & 0xFFFFFFFF) / _TIES
            scored.append((-direction * likeness - noise * tie, place, likeness, peer))
        # The place is each one's own, so that nothing behind it is ever compared.
        scored.sort()
        for _, _, likeness, peer in scored:
            alike = min(1.0, max(0.0, likeness / _MOST_LIKENESS))
            yield Distractor(peer.value, name(peer.value), self._told(peer.fact), alike)

    def _likenesses(self, peers: Iterable[Peer], fact: Fact, slot: str, key: Value) -> Iterator[float]:
        """Score how much each of some values has in common with the key (a higher score is more alike)."""
        containers = self.material.relations.containers
        kind, own, tags = fact.kind.name, self.pools.features(fact), frozenset(fact.tags)
        name = self.material.wording.name(key)
        length, spelt = len(name), name.casefold()
        first = spelt[:1]
        around = containers(key.entity) - {key.entity} if isinstance(key, Ref) else frozenset()
        weight, named = 2.0 if isinstance(key, Text) else 0.5, not slot.isdigit()
        off: dict[int, float] = {}
        for peer in peers:
            found = 0.0
            if peer.kind == kind:
                found = 4.0 if peer.slot == slot else 1.0
                # What else the fact names shares everything with it, and is no more alike for that.
                found += len(own & peer.features) if peer.fact is not fact else 0
            elif named and peer.fact is not None and peer.slot == slot:
                # A slot of the same name elsewhere holds the same sort of thing: volcano, not country.
                found = 3.0
            if tags and peer.tags:
                found += 0.5 * len(tags.intersection(peer.tags))
            if around and isinstance(peer.value, Ref) and not around.isdisjoint(containers(peer.value.entity)):
                found += 1.0
            if peer.spelt[:1] == first:
                found += beginning_weight(spelt, peer.spelt)
            longer = off.get(peer.length)
            if longer is None:
                longer = off[peer.length] = weight * max(0.0, abs(math.log(length / peer.length)) - _FREE)
            yield found - longer

    def _near(self, fact: Fact, slot: str, key: Number | PartialDate) -> Iterator[Distractor]:
        """Yield numbers or dates of the deck, the nearest first, and then others near the key."""
        size, name = scale(key), self.material.wording.name
        own = []
        for place, peer in enumerate(self.pools.peers(key, fact, slot)):
            far = distance(key, size, peer.size)
            if far < _FAR and as_fine(key, peer.value):
                own.append((far, peer.text, place, peer))
        own.sort()
        least, greatest = self.pools.range(fact, slot)
        for far, _, _, peer in own:
            if least <= peer.size <= greatest:
                value = bare(peer.value)
                yield Distractor(value, name(value), self._told(peer.fact), 1 / (1 + far))
        order, difficulty = self.material.chance("near", fact.id, slot), self.material.difficulty
        made = near_numbers(key, order, difficulty) if isinstance(key, Number) else near_dates(key, order, difficulty)
        for value in made:
            other = scale(value)
            if least <= other <= greatest:
                yield Distractor(value, name(value), "", 1 / (1 + distance(key, size, other)))

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
        fits = Fitting(self.material, fact, stem, keys).fits
        chosen: list[Distractor] = []
        for candidate in ranked:
            if fits(candidate.value, chosen):
                chosen.append(candidate)
                if len(chosen) == most:
                    break
        return chosen

    def _home(self, value: Value) -> str:
        return self._told(self.pools.home(value))

    def _told(self, fact: Fact | None) -> str:
        """Say where a wrong option belongs: the fact that it comes from."""
        return self.material.statement(fact) if fact else ""

    def _quantities(
        self, fact: Fact, slot: str, stem: Stem, key: Number | PartialDate, ranked: Ranked
    ) -> list[Distractor]:
        """Choose numbers or dates so that the key's rank among the options is left to chance.

        What the author names comes first on either side of the key; the rest is filled up, since
        people name wrong numbers on both sides, which puts the right one in the middle.
        """
        below, above = self._around(ranked, key, Fitting(self.material, fact, stem, (key,)))
        rank = self.material.chance("rank", fact.id, slot) % (MOST + 1)
        count_below = min(len(below), max(rank, MOST - len(above)))
        return [*below[:count_below], *above[: MOST - count_below]]

    def _around(
        self, found: Iterable[Distractor], key: Value, fitting: Fitting
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
            if fitting.fits(candidate.value, side):
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
