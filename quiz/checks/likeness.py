"""Find what is nearly the same among many things, without comparing each with each."""

import difflib
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

_TYPOS = 2
"""How many letters of a name may be added, left out or changed before it counts as another name."""
_ALIKE = 0.85
"""From which likeness on (0 to 1, as difflib measures it) two names may be one misspelt."""


def similar_pairs(sets: Sequence[frozenset[str]], least: float) -> Iterator[tuple[int, int]]:
    """Yield the pairs of sets whose Jaccard similarity reaches a threshold.

    Two sets that share so much share one of their rarest members, so only sets that meet in these are
    compared: prefix filtering as in Bayardo, Ma and Srikant, "Scaling up all pairs similarity search" (2007).

    Args:
        sets: the sets.
        least: the threshold, above 0 and at most 1.

    Yields:
        Places of two sets in the sequence, the smaller set first.
    """
    frequency = Counter(member for members in sets for member in members)
    filed: dict[str, list[int]] = {}
    for place in sorted(range(len(sets)), key=lambda place: (len(sets[place]), place)):
        own = sets[place]
        rarest = sorted(own, key=lambda member: (frequency[member], member))
        prefix = rarest[: len(own) - math.ceil(least * len(own)) + 1]
        met = {other for member in prefix for other in filed.get(member, ()) if len(sets[other]) >= least * len(own)}
        for other in sorted(met):
            shared = len(own & sets[other])
            if shared >= least * (len(own) + len(sets[other]) - shared):
                yield other, place
        for member in prefix:
            filed.setdefault(member, []).append(place)


class Spellings:
    """Names in which a misspelt one can be looked up.

    A name with at most two typos has one of three parts of the right one letter for letter, so names are filed
    by their parts: Li, Deng, Wang and Feng, "Pass-Join: a partition-based method for similarity joins" (2011).
    """

    def __init__(self) -> None:
        """Begin with no name."""
        self._filed: dict[tuple[int, int, str], list[str]] = {}

    def add(self, name: str) -> None:
        """Take a name in."""
        for number, (start, end) in enumerate(_parts(len(name))):
            self._filed.setdefault((len(name), number, name[start:end]), []).append(name)

    def near(self, name: str) -> str:
        """Return the name that another one may be a misspelling of; empty when there is none.

        Names that differ in their digits are different names.
        """
        met: set[str] = set()
        for length in range(max(1, len(name) - _TYPOS), len(name) + _TYPOS + 1):
            for number, (start, end) in enumerate(_parts(length)):
                for shift in range(-_TYPOS, _TYPOS + 1):
                    part = name[max(0, start + shift) : max(0, end + shift)]
                    met.update(self._filed.get((length, number, part), ()))
        scored = [(ratio, other) for other in met if other != name and (ratio := likeness(name, other)) >= _ALIKE]
        return max(scored, default=(0.0, ""))[1]


def likeness(a: str, b: str) -> float:
    """Say how alike two names are, from 0 to 1; names with other digits are not alike at all."""
    if _digits(a) != _digits(b):
        return 0.0
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def _digits(name: str) -> str:
    return "".join(character for character in name if character.isdigit())


def _parts(length: int) -> list[tuple[int, int]]:
    """Divide a length evenly into one part more than there may be typos."""
    ends = [length * number // (_TYPOS + 1) for number in range(_TYPOS + 2)]
    return [(start, end) for start, end in pairwise(ends) if end > start]
