"""Judge whether a value can stand beside the right answers to a stem as a wrong one."""

import re
from collections.abc import Sequence

from quiz.model.dates import PartialDate
from quiz.model.fact import Fact
from quiz.model.numbers import Number
from quiz.model.values import Ref, Text, Value
from quiz.questions.likeness import in_time, tolerated
from quiz.questions.material import Material, padded
from quiz.questions.ranked import Distractor
from quiz.questions.stems import Stem

_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_DIGIT = re.compile(r"\d")


class Fitting:
    """Judges values for one stem; what depends on the stem alone is found once, as many values are tried."""

    def __init__(self, material: Material, fact: Fact, stem: Stem, keys: tuple[Value, ...]) -> None:
        """Look at a stem.

        Args:
            material: the deck.
            fact: the fact that is asked about.
            stem: the stem.
            keys: its right answers.
        """
        self._material = material
        self._fact = fact
        self._stem = stem
        self._keys = [(key, material.folded_names(key)) for key in keys]
        self._key = keys[0]
        self._text = padded(stem.text)
        self._digits = _DIGIT.search(stem.text) is not None
        self._years = frozenset(_YEAR.findall(stem.text))
        self._numbers = [int(year) for year in self._years]
        self._open = stem.query.ask not in fact.exclusive
        self._named = self._persons_or_all()

    def _persons_or_all(self) -> set[Ref]:
        """Return the persons that the stem names, or everything it names where it names none."""
        named = {v for values in self._stem.query.where.values() for v in values if isinstance(v, Ref)}
        entities = self._material.deck.entities
        return {name for name in named if entities[name.entity].type == "person"} or named

    def fits(self, value: Value, chosen: Sequence[Distractor]) -> bool:
        """Tell whether a value fits beside the options that are chosen already.

        None that fits is a synonym, part or container of a right answer or of another option,
        stands in the stem, or may satisfy it.
        """
        if not self._same_sort(value, self._key):
            return False
        if isinstance(value, Number | PartialDate):
            if self._names_quantity(value) or self._overlaps(value, (), chosen) or self._out_of_range(value):
                return False
        else:
            names = self._material.folded_names(value)
            for name in names:
                if name in self._text:
                    return False
            if self._overlaps(value, names, chosen) or self._names_another_year(value):
                return False
        return not self._may_be_right(value)

    def _same_sort(self, value: Value, key: Value) -> bool:
        if isinstance(value, Ref):
            entities = self._material.deck.entities
            return isinstance(key, Ref) and entities[value.entity].type == entities[key.entity].type
        if isinstance(value, PartialDate):
            return isinstance(key, PartialDate) and value.precision == key.precision
        if isinstance(value, Number):
            return isinstance(key, Number) and value.unit == key.unit
        return isinstance(key, Text)

    def _names_quantity(self, value: Number | PartialDate) -> bool:
        """Tell whether the stem names a quantity, which it cannot without its digits."""
        if not self._digits or (isinstance(value, PartialDate) and str(value.year) not in self._text):
            return False
        return any(name in self._text for name in self._material.folded_names(value))

    def _out_of_range(self, value: Value) -> bool:
        """Tell whether a quantity is ruled out by the years of the stem, or so near that it would be accepted."""
        return not in_time(self._key, value, self._numbers) or tolerated(
            self._key, value, self._fact, self._stem.query.ask
        )

    def _overlaps(self, value: Value, names: tuple[str, ...], chosen: Sequence[Distractor]) -> bool:
        """Tell whether an option would overlap a right one or one that is chosen already.

        They overlap when they are the same thing, one is part of the other, or the words of one
        stand within those of the other. The folded names of quantities do not matter.
        """
        overlap, folded_names = self._material.relations.overlap, self._material.folded_names
        for right, others in self._keys:
            if overlap(value, right) or _within(names, others):
                return True
        for found in chosen:
            if overlap(value, found.value) or (names and _within(names, folded_names(found.value))):
                return True
        return False

    def _names_another_year(self, value: Ref | Text) -> bool:
        """Tell whether an option rules itself out: Friendship-2017 was not held in 2014."""
        if not self._years or not isinstance(value, Ref):
            return False
        named = _YEAR.findall(self._material.wording.name(value))
        return bool(named) and self._years.isdisjoint(named)

    def _may_be_right(self, value: Value) -> bool:
        """Tell whether a fact of the deck leaves open that a value answers the stem.

        A fact of the same kind leaves it open when it has the value and nothing in it
        contradicts the stem; a fact of another kind when it mentions the value together with
        the persons that the stem names, or with everything it names where it names none.
        """
        index, fact = self._material.index, self._fact
        if self._open:
            for other in index.open_to(self._stem.query, value):
                if other is not fact:
                    return True
        if not self._named or not isinstance(value, Ref):
            return False
        return index.mentioned_together({value, *self._named}, but=fact.kind.name)


def _within(names: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether a name stands within another one, either way round."""
    for own in names:
        for name in others:
            if own in name or name in own:
                return True
    return False
