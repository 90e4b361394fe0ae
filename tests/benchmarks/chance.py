"""What chance alone does to the score of a guesser."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

_TAIL = 0.025
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Guess:
    """What a guesser does with one item.

    Attributes:
        item: id of the question.
        options: how many options it has.
        chosen: how many of them the guesser cannot tell apart; it picks one of them at random.
        hit: whether the right option is among them.
    """

    item: str
    options: int
    chosen: int
    hit: bool

    @property
    def score(self) -> Fraction:
        """The expected score, 0 to 1."""
        return Fraction(int(self.hit), self.chosen)

    @property
    def expected(self) -> Fraction:
        """The score of a guesser that knows nothing."""
        return Fraction(1, self.options)


def mean(values: Iterable[Fraction]) -> float:
    """Return the mean of some shares; NaN for none."""
    found = list(values)
    return float(sum(found) / len(found)) if found else math.nan


def interval(guesses: Sequence[Guess]) -> tuple[float, float]:
    """Return between which mean scores chance stays 95 times in 100, where each option is as likely the key.

    It is exact (Poisson-binomial): the distribution of the sum, one item after the other. A
    guesser that picks among k of n options scores 1/k with a chance of k/n.
    """
    step = math.lcm(*(guess.chosen for guess in guesses))
    chances = [1.0]
    for guess in guesses:
        gain, hit = step // guess.chosen, guess.chosen / guess.options
        grown = [(1 - hit) * chance for chance in chances] + [0.0] * gain
        for place, chance in enumerate(chances):
            grown[place + gain] += hit * chance
        chances = grown
    scale = step * len(guesses)
    return _quantile(chances) / scale, (len(chances) - 1 - _quantile(chances[::-1])) / scale


def _quantile(chances: Sequence[float]) -> int:
    total = 0.0
    for place, chance in enumerate(chances):
        total += chance
        if total > _TAIL:
            return place
    return len(chances) - 1


def clustered(guesses: Iterable[Guess]) -> tuple[float, float]:
    """Return a 95 % interval for how much the mean score differs from chance, over banks that share their items.

    Banks of several seeds ask the same questions, so an item counts once, with the mean of its
    seeds; the interval is a normal approximation over items.
    """
    by_item: Mapping[str, list[Fraction]] = defaultdict(list)
    count = 0
    for guess in guesses:
        by_item[guess.item].append(guess.score - guess.expected)
        count += 1
    sums = [float(sum(found)) for found in by_item.values()]
    centre = sum(sums) / count
    spread = math.sqrt(sum((total - centre * len(found)) ** 2
                           for total, found in zip(sums, by_item.values(), strict=True)))  # fmt: skip
    return centre - _Z * spread / count, centre + _Z * spread / count
