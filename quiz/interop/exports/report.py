"""Tell what an export carried, what it carried in part, and what it left out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from quiz.interop.exports.item import Item

Counts = dict[tuple[str, str], list[str]]
"""Ids of questions by their format and by the reason."""


@dataclass(slots=True)
class Report:
    """What became of each question.

    Attributes:
        tell: called with the number of questions written so far.
        written: questions in the file.
        left_out: questions that are not in the file.
        lessened: questions that are, but not with all that they have here.
    """

    tell: Callable[[int], None] = lambda _: None
    written: int = 0
    left_out: Counts = field(default_factory=dict)
    lessened: Counts = field(default_factory=dict)

    def wrote(self) -> None:
        """Count a question as written."""
        self.written += 1
        self.tell(self.written)

    def leave_out(self, item: Item, reason: str) -> None:
        """Count a question as left out."""
        self.left_out.setdefault((item.format, reason), []).append(item.ref)

    def lessen(self, item: Item, reason: str) -> None:
        """Count a question as carried in part."""
        self.lessened.setdefault((item.format, reason), []).append(item.ref)

    def lines(self, most: int | None = 10) -> Iterator[str]:
        """Yield what there is to tell, a line each.

        Args:
            most: how many ids of each reason are listed; all when None.
        """
        for head, counts in (("Not in the file", self.left_out), ("In the file, but", self.lessened)):
            for (name, reason), refs in counts.items():
                yield f"{head}: {len(refs)} {name}: {reason}"
                yield from listed(refs, most)


def listed(refs: Sequence[str], most: int | None) -> Iterator[str]:
    """Yield a line for each thing that is told about, at most so many; all when None."""
    yield from (f"  {ref}" for ref in islice(refs, most))
    if most is not None and len(refs) > most:
        yield f"  and {len(refs) - most} more (--list lists all)"
