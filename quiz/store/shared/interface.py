"""What sharing needs of a store, whatever database is behind it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from quiz.model.review import Memory
from quiz.store.shared.entries import Entry


@dataclass(frozen=True, slots=True)
class FilePlace:
    """How far a file was read or written.

    Attributes:
        position: offset in bytes, at the end of a line.
        tail: what stands for the line that ends there, to see that it is the same file still.
    """

    position: int
    tail: str


Append = Callable[[list[Entry], Mapping[str, FilePlace]], tuple[str, FilePlace]]
"""Writes entries to a file, told how far each file was read and written; returns its name and how far it is then."""


class SharedLog(Protocol):
    """The logs as one folder sees them that several machines share.

    Every method is one transaction, and raises QuizError when nothing could be read or stored.
    """

    def prepare(self) -> bool:
        """Find out where entries that were made here stand among all; return whether there are more to do."""
        ...

    def places(self) -> dict[str, FilePlace]:
        """Return how far each file of the folder was read or written, by name."""
        ...

    def forget(self) -> None:
        """Look at the folder as if it had never been seen."""
        ...

    def take(self, entries: Collection[Entry], name: str, place: FilePlace) -> int:
        """Take in what a file says, and reckon the memories of the cards anew that it concerns.

        Args:
            entries: what it says; what is in the logs already changes nothing.
            name: the file.
            place: how far it is read with that.

        Returns:
            The number of entries that were new.
        """
        ...

    def give(self, most: int, append: Append, known: Collection[str] = ()) -> bool:
        """Give entries that the folder may not have to whoever writes them, then count them as given.

        Args:
            most: how many of each log at most.
            append: writes them to a file. What it raises leaves them to be given again.
            known: ids of answers and deeds that the folder is known to have.

        Returns:
            Whether there were any.
        """
        ...

    def remembered(self, card: str) -> Memory | None:
        """Return what all entries of a card come to, which is the same on every machine; None when it was reset."""
        ...
