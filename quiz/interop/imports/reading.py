"""Gather what is read of a file: questions, what is left out, and what becomes something else."""

from collections.abc import Callable
from dataclasses import dataclass, field

from quiz.errors import Mark, Problem
from quiz.interop.imports.entry import Entry, flaw_of, in_order
from quiz.interop.imports.text_file import MAX_LETTERS, TextFile
from quiz.text import one_line

Told = Callable[[int], None]
"""Called now and then with the number of entries done; what it raises ends the import."""
_STEP = 500


@dataclass(slots=True)
class Reading:
    """What an importer makes of a file.

    Attributes:
        file: the file.
        told: hears how far it is.
        title: what the file calls itself; empty where it does not.
        entries: its questions.
        left_out: what is not imported, and why.
        changed: what is imported in another way, or without a part of it.
    """

    file: TextFile
    told: Told = lambda _: None
    title: str = ""
    entries: list[Entry] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    changed: list[Problem] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Take a question, or leave it out where a deck could not hold it."""
        if len(self.entries) % _STEP == 0:
            self.told(len(self.entries))
        flaw = flaw_of(entry)
        if flaw:
            self.leave_out(entry.mark, flaw)
            return
        self.entries.append(in_order(entry))
        for one in entry.media:
            self.change(entry.mark, f"the {one.sort} '{one_line(one.name)}' stays behind; its name is in the text")

    def leave_out(self, mark: Mark | int, reason: str, hint: str = "") -> None:
        """Say that something is not imported.

        Args:
            mark: where it is, or the offset of its first character.
            reason: why.
            hint: what would be right.
        """
        self.left_out.append(Problem(self._at(mark), reason, hint, "import"))

    def change(self, mark: Mark | int, what: str) -> None:
        """Say that something is imported in another way than it is in the file."""
        self.changed.append(Problem(self._at(mark), what, "", "import"))

    def too_long(self, mark: Mark | int, letters: int) -> bool:
        """Tell whether a question is too long to be one; it is then left out."""
        if letters <= MAX_LETTERS:
            return False
        self.leave_out(mark, f"it is longer than {MAX_LETTERS:,} letters")
        return True

    def _at(self, mark: Mark | int) -> Mark:
        return self.file.mark(mark) if isinstance(mark, int) else mark
