"""The facts of a deck that is being written, with marks at those that changed."""

from collections.abc import Callable, Collection, Sequence

from textual.content import Content

from quiz.app.literal import literal
from quiz.app.widgets.line_list import LineList

OWN, TOUCHED = "●", "○"
"""What marks a fact whose own text changed, and one that a change elsewhere touches."""


class EntryList(LineList, can_focus=False, inherit_bindings=False):
    """A line for each fact and hand-written question; the keys are those of the screen."""

    def __init__(self, label: Callable[[str], str]) -> None:
        """Begin without facts.

        Args:
            label: says in a line what the fact with an id states.
        """
        super().__init__(self._entry, id="entries")
        self._label = label
        self._entries: Sequence[str] = ()
        self._own: Collection[str] = ()
        self._touched: Collection[str] = ()

    def list(self, entries: Sequence[str], here: int, own: Collection[str], touched: Collection[str]) -> None:
        """List other facts.

        Args:
            entries: their ids.
            here: the place of the one whose questions are shown.
            own: those whose own text changed last.
            touched: others that the last change touches.
        """
        self._entries, self._own, self._touched = entries, frozenset(own), frozenset(touched)
        self.show(len(entries), here)

    def mark(self, entry: str) -> str:
        """Return the mark of a fact; a space where it did not change."""
        return OWN if entry in self._own else TOUCHED if entry in self._touched else " "

    def _entry(self, place: int, _: int, here: bool) -> Content:  # noqa: FBT001 - as the list calls it
        entry = self._entries[place]
        return Content.assemble(
            literal(f"{'›' if here else ' '}{self.mark(entry)} {entry}  "),
            literal(self._label(entry), "$foreground-muted"),
        )
