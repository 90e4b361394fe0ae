"""Memories in sums: by phase, by the day on which they are due, by stability and by difficulty."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from quiz.model.review import Memory, Phase
from quiz.stats.tally import BILLION

NO_DAY = 0
"""Stands for the day on which a memory is due that is due on none."""
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class MemoryTotals:
    """Memories in sums.

    Attributes:
        phases: how many there are, by phase.
        due: how many are due, by study day; ``NO_DAY`` for none.
        stability: how many have so many whole days of stability.
        difficulty: how many have so many whole degrees of difficulty.
        difficulties: sum of all difficulties.
    """

    phases: Counter[str] = field(default_factory=Counter)
    due: Counter[int] = field(default_factory=Counter)
    stability: Counter[int] = field(default_factory=Counter)
    difficulty: Counter[int] = field(default_factory=Counter)
    difficulties: float = 0.0

    def __add__(self, other: "MemoryTotals") -> "MemoryTotals":
        """Take two together."""
        return MemoryTotals(
            self.phases + other.phases,
            self.due + other.due,
            self.stability + other.stability,
            self.difficulty + other.difficulty,
            self.difficulties + other.difficulties,
        )

    def __sub__(self, part: "MemoryTotals") -> "MemoryTotals":
        """Take a part off."""
        return MemoryTotals(
            self.phases - part.phases,
            self.due - part.due,
            self.stability - part.stability,
            self.difficulty - part.difficulty,
            self.difficulties - part.difficulties,
        )

    @property
    def mean_difficulty(self) -> float | None:
        """Mean difficulty of the cards that were answered, 1 to 10; None without any."""
        rated = self.difficulty.total()
        return self.difficulties / rated if rated else None


def memory_totals(memories: Iterable[Memory]) -> MemoryTotals:
    """Sum memories up one by one."""
    every = list(memories)
    rated = [memory.difficulty for memory in every if memory.difficulty is not None]
    return MemoryTotals(
        Counter(memory.phase.value for memory in every),
        Counter(memory.due_day or NO_DAY for memory in every),
        Counter(int(memory.stability) for memory in every if memory.stability is not None),
        Counter(map(int, rated)),
        sum(rated),
    )


def from_totals(due: Iterable[Row], stability: Iterable[Row], difficulty: Iterable[Row]) -> MemoryTotals:
    """Make them out of the sums that the store keeps.

    Args:
        due: by phase and day, as the store's ``Totals`` have them.
        stability: by stability.
        difficulty: by difficulty.
    """
    phases: Counter[str] = Counter()
    days: Counter[int] = Counter()
    for phase, day, cards in due:
        phases[Phase(phase).value] += cards
        days[day] += cards
    rated, total = Counter[int](), 0
    for degree, cards, added in difficulty:
        rated[degree] = cards
        total += added
    return MemoryTotals(phases, days, Counter(dict(stability)), rated, total / BILLION)
