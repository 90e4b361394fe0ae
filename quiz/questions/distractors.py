"""Choose wrong options that are plausible and known to be wrong."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from quiz.model.dates import PartialDate
from quiz.model.fact import Fact
from quiz.model.numbers import Number, absolute
from quiz.model.values import Ref, Text, Value
from quiz.questions.material import Material, padded
from quiz.questions.pools import Peer, Pools
from quiz.questions.quantities import near_dates, near_numbers, scale
from quiz.questions.stems import Stem

MOST = 3
FEWEST = 2
_ENOUGH = 7
"""How many fitting values are looked for, so that a set without cues can be picked from them."""
_FAR = 8.0
"""How far a quantity of the deck may be from the key: farther off, its size alone would rule it out."""
_CONFUSED = 8.0
_ALIKE = (0.0, 1.0, 1.5, 2.0)
"""What it counts that two options begin alike, by the number of letters."""
_TIES = float(1 << 32)
_MOST_LIKENESS = 8.0
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong option.

    Attributes:
        value: what it is.
        feedback: where it belongs; empty where the deck does not say.
        likeness: how alike it is to the right answer, 0 to 1.
    """

    value: Value
    feedback: str = ""
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class Distractors:
    """Chooses distractors for the questions of one deck."""

    material: Material
    pools: Pools

    def ranked(self, fact: Fact, slot: str) -> list[Distractor]:
        """Rank what could stand beside a slot's values, whatever the stem.

        Confusions that the author names go first, then values that the author calls alike,
        then values of the deck by what they share with the fact: the nearest first, or, for an
        easy bank, the farthest.
        """
        key = fact.values[slot][0]
        confusions = [
            Distractor(found.value, found.feedback or self._home(found.value), 1.0)
            for found in fact.confusions.get(slot, ())
        ]
        if isinstance(key, Number | PartialDate):
            return confusions
        entities = self.material.deck.entities
        alike = [Ref(e) for e in entities[key.entity].like if e in entities] if isinstance(key, Ref) else []
        first = [*confusions, *(Distractor(value, self._home(value), 1.0) for value in alike)]
        salt = self.material.chance("tie", fact.id, slot)
        direction = -1 if self.material.difficulty == "easy" else 1
        noise = 2.0 if self.material.difficulty == "normal" else 0.001
        scored = []
        for place, peer in enumerate(self.pools.peers(key, fact, slot)):
            likeness = self._likeness(peer, fact, slot, key)
            tie = ((peer.hash * 0x9E3779B1 ^ salt) & 0xFFFFFFFF) / _TIES
            scored.append((-direction * likeness - noise * tie, place, likeness, peer))
        scored.sort(key=lambda entry: entry[:2])
        return [
            *first,
            *(
                Distractor(peer.value, self._feedback(peer), min(1.0, max(0.0, likeness / _MOST_LIKENESS)))
                for _, _, likeness, peer in scored
            ),
        ]

    def fitting(self, fact: Fact, slot: str, stem: Stem, ranked: Iterable[Distractor]) -> list[Distractor]:
        """Return wrong options for a stem, best first.

        None is a synonym, part or container of a right answer or of another option, stands in
        the stem, or may satisfy it. Numbers and dates come so that the rank of the right one
        among them is left to chance.
        """
        keys = stem.answers or fact.values[slot]
        key = keys[0]
        if isinstance(key, Number | PartialDate):
            return self._quantities(fact, slot, stem, key, list(ranked))
        text = padded(stem.text)
        chosen: list[Distractor] = []
        for candidate in ranked:
            if self._fits(candidate.value, keys, chosen, fact, stem, text):
                chosen.append(candidate)
                if len(chosen) == _ENOUGH:
                    break
        return chosen

    def _home(self, value: Value) -> str:
        peer = self.pools.home(value)
        return self._feedback(peer) if peer else ""

    def _feedback(self, peer: Peer) -> str:
        """Say where a wrong option belongs: the fact that it comes from."""
        return self.material.statement(peer.fact) if peer.fact else ""

    def _likeness(self, peer: Peer, fact: Fact, slot: str, key: Value) -> float:
        """Score how much a value has in common with the key (a higher score is more alike)."""
        score = 0.0
        if peer.fact is not None:
            same_kind = peer.fact.kind.name == fact.kind.name
            score += 3.0 * (same_kind and peer.slot == slot) + 1.0 * same_kind
            if fact.tags and peer.fact.tags:
                score += 0.5 * len(set(peer.fact.tags) & set(fact.tags))
            if same_kind:
                score += len(self.pools.features(fact) & self.pools.features(peer.fact))
        if isinstance(key, Ref) and isinstance(peer.value, Ref):
            containers = self.material.relations.containers
            score += 1.0 * bool((containers(key.entity) - {key.entity}) & containers(peer.value.entity))
        words = self.material.wording.name
        score += _ALIKE[min(len(_ALIKE) - 1, _shared_beginning(words(key), words(peer.value)))]
        weight = 2.0 if isinstance(key, Text) else 0.5
        return score - weight * abs(math.log(len(words(key)) / len(words(peer.value))))

    def _fits(
        self, value: Value, keys: tuple[Value, ...], chosen: list[Distractor], fact: Fact, stem: Stem, text: str
    ) -> bool:
        if not self._same_sort(value, keys[0]):
            return False
        names = self.material.folded_names(value)
        if any(name in text for name in names):
            return False
        if any(self._related(value, names, other) for other in keys):
            return False
        if any(self._related(value, names, other.value) for other in chosen):
            return False
        if isinstance(value, Ref) and self._names_another_year(value, stem):
            return False
        if not _in_time(keys[0], value, stem) or self._tolerated(keys[0], value, fact, stem.query.ask):
            return False
        return not self._may_be_right(value, fact, stem)

    @staticmethod
    def _tolerated(key: Value, value: Value, fact: Fact, slot: str) -> bool:
        """Tell whether a number is so near to the key that it would be accepted for it."""
        if not isinstance(key, Number) or not isinstance(value, Number):
            return False
        return abs(value.value - key.value) <= absolute(fact.tolerance.get(slot, fact.kind.slots[slot].tolerance), key)

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
        others = self.material.folded_names(other)
        return any(a in b or b in a for a in names for b in others)

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
        return any(named <= index.mentioned(other) for other in index.mentioning(value, but=fact.kind.name))

    def _quantities(
        self, fact: Fact, slot: str, stem: Stem, key: Number | PartialDate, confusions: list[Distractor]
    ) -> list[Distractor]:
        """Choose numbers or dates so that the key's rank among the options is left to chance."""
        material = self.material
        text = padded(stem.text)
        fitting = self._take(confusions, [], fact, key, stem, text)
        if len(fitting) >= FEWEST:
            return fitting[:MOST]
        order = material.chance("near", fact.id, slot)
        near = (
            near_numbers(key, order, material.difficulty)
            if isinstance(key, Number)
            else near_dates(key, order, material.difficulty)
        )
        own = sorted(
            ((distance, str(peer.value), place, peer) for place, peer in enumerate(self.pools.peers(key, fact, slot))
             if (distance := _distance(key, peer.value)) < _FAR and _as_fine(key, peer.value)),
            key=lambda entry: entry[:3],
        )  # fmt: skip
        close = (Distractor(_bare(peer.value), self._feedback(peer), 1 / (1 + far)) for far, _, _, peer in own)
        usual = self.pools.range(fact, slot)
        made = (Distractor(value, "", 1 / (1 + _distance(key, value))) for value in near)
        likely = [found for found in (*close, *made) if usual is None or usual[0] <= scale(found.value) <= usual[1]]
        fitting = self._take(likely, fitting, fact, key, stem, text)
        below = [found for found in fitting if scale(found.value) < scale(key)]
        above = [found for found in fitting if scale(found.value) > scale(key)]
        rank = material.chance("rank", fact.id, slot) % (MOST + 1)
        count_below = min(len(below), max(rank, MOST - len(above)))
        return [*below[:count_below], *above[: MOST - count_below]]

    def _take(
        self, found: Iterable[Distractor], chosen: list[Distractor], fact: Fact, key: Value, stem: Stem, text: str
    ) -> list[Distractor]:
        """Return the chosen options with those of some more that fit beside them."""
        fitting = list(chosen)
        for candidate in found:
            if self._fits(candidate.value, (key,), fitting, fact, stem, text):
                fitting.append(candidate)
        return fitting


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


def _shared_beginning(a: str, b: str) -> int:
    """Count the letters with which two texts begin alike."""
    pairs = zip(a.casefold(), b.casefold(), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _bare(value: Value) -> Value:
    return Number(value.value, value.unit) if isinstance(value, Number) and value.bound else value


def _as_fine(key: Value, value: Value) -> bool:
    """Tell whether a number is whole where the key is, and has decimals where it has."""
    if not isinstance(key, Number) or not isinstance(value, Number):
        return True
    return (key.value == key.value.to_integral_value()) == (value.value == value.value.to_integral_value())


def _in_time(key: Value, value: Value, stem: Stem) -> bool:
    """Tell whether a date is before and after the years in a stem as the key is.

    "After the drills of 2014 and 2015" rules out every earlier year.
    """
    if not isinstance(key, PartialDate) or not isinstance(value, PartialDate):
        return True
    years = [int(year) for year in _YEAR.findall(stem.text)]
    return all((key.year > year) == (value.year > year) and (key.year < year) == (value.year < year) for year in years)


def _distance(key: Value, value: Value) -> float:
    """Measure how far a quantity is from the key: in years for dates, in quarters of a doubling for numbers."""
    if isinstance(key, PartialDate) and isinstance(value, PartialDate):
        return abs(scale(key) - scale(value)) / 365.25
    a, b = scale(key), scale(value)
    return abs(math.log2(a / b)) * 4 if a > 0 and b > 0 else math.inf
