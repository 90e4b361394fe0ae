"""The bar of the preview: which file, which fact, what changed."""

from collections.abc import Sequence
from pathlib import Path

from textual.widgets import Static

from quiz.app.literal import literal
from quiz.model.question import Format


class PreviewWhere(Static):
    """Tells in one line what is previewed."""

    def __init__(self, file: str) -> None:
        """Begin with the name of the file alone."""
        super().__init__(literal(Path(file).name), classes="bar")
        self._file = Path(file).name

    def reading(self) -> None:
        """Tell that the file is being read."""
        self._tell(["reading …"])

    def show(self, found: Sequence[str], here: str | None, mark: str, chosen: Format | None, changed: int) -> None:
        """Tell where one is.

        Args:
            found: the ids of the facts that are listed.
            here: the id of the one whose questions are shown; None before there is one.
            mark: its mark, a space for none.
            chosen: the format that is shown alone; None for all.
            changed: how many facts the last save changed.
        """
        parts = []
        if here is not None:
            place = found.index(here) + 1 if here in found else 0
            parts.append(f"{place:,} of {len(found):,}: {here} {mark}".rstrip() if place else "no fact has these words")
        if chosen:
            parts.append(f"{chosen} alone")
        if changed > 1:
            parts.append(f"{changed:,} changed")
        self._tell(parts)

    def _tell(self, parts: Sequence[str]) -> None:
        self.update(literal("  ·  ".join([self._file, *parts])))
