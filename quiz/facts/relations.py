"""How two values relate: the same, overlapping, one inside the other."""

from collections.abc import Mapping

from quiz.model.dates import PartialDate
from quiz.model.entity import Entity
from quiz.model.numbers import Number
from quiz.model.values import Ref, Text, Value
from quiz.text import fold


class Relations:
    """Compares values of one deck."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        """Know which entities lie within others."""
        self._entities = entities
        self._containers: dict[str, frozenset[str]] = {}

    def containers(self, entity: str) -> frozenset[str]:
        """Return the ids of everything that an entity lies within, itself included."""
        known = self._containers.get(entity)
        if known is not None:
            return known
        seen = {entity}
        level = [entity]
        while level:
            found = self._entities.get(level.pop())
            for outer in found.within if found else ():
                if outer not in seen:
                    seen.add(outer)
                    level.append(outer)
        return self._containers.setdefault(entity, frozenset(seen))

    def same(self, a: Value, b: Value) -> bool:
        """Tell whether two values mean exactly the same."""
        if isinstance(a, Text) and isinstance(b, Text):
            return text_key(a) == text_key(b)
        if isinstance(a, Number) and isinstance(b, Number):
            return a.value == b.value and fold(a.unit) == fold(b.unit)
        return a == b

    def overlap(self, a: Value, b: Value) -> bool:
        """Tell whether one thing could be described by both values.

        Dates overlap as intervals (2017 and August 2017), entities when one lies within
        the other.
        """
        if isinstance(a, Ref):
            return isinstance(b, Ref) and (
                a.entity == b.entity or a.entity in self.containers(b.entity) or b.entity in self.containers(a.entity)
            )
        if isinstance(a, PartialDate):
            return isinstance(b, PartialDate) and a.overlaps(b)
        return self.same(a, b)

    @staticmethod
    def key(value: Value) -> object:
        """Return what a value is filed under; values other than entities share it when they overlap."""
        if isinstance(value, Ref):
            return value.entity
        if isinstance(value, PartialDate):
            return value.year
        return value.value.normalize() if isinstance(value, Number) else text_key(value)


def text_key(value: Text) -> str:
    """Return what counts of a text when it is compared; never empty."""
    return fold(value.text) or value.text
