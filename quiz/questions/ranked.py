"""Wrong options, and what could be one, best first."""

from collections.abc import Iterator
from dataclasses import dataclass

from quiz.model.values import Value


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong option.

    Attributes:
        value: what it is.
        name: how it is worded as an option.
        feedback: where it belongs; empty where the deck does not say.
        likeness: how alike it is to the right answer, 0 to 1.
    """

    value: Value
    name: str
    feedback: str = ""
    likeness: float = 0.0


class Ranked:
    """Wrong options for a slot, best first; found as far as they are looked at, and then kept."""

    def __init__(self, first: tuple[Distractor, ...], others: Iterator[Distractor]) -> None:
        """Put those that the author names first.

        Args:
            first: what the author names.
            others: what is found besides, best first.
        """
        self.first = first
        self._found = list(first)
        self._others = others

    def __iter__(self) -> Iterator[Distractor]:
        """Yield the options from the first on."""
        place = 0
        while True:
            if place == len(self._found):
                following = next(self._others, None)
                if following is None:
                    return
                self._found.append(following)
            yield self._found[place]
            place += 1
