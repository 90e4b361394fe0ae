"""Sections of statistics below each other, or side by side where there is room."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from quiz.app.literal import literal
from quiz.stats.drawn.spans import Line, Role, Section

Draw = Callable[[int], Sequence[Section]]
"""Draws sections within a number of columns."""

_PADDING = 2
_GAP = 4
_COLUMN = 58
_WIDEST = 96
_MOST = 3
_STYLES: dict[Role, str] = {
    "": "",
    "strong": "bold",
    "muted": "$foreground-muted",
    "bar": "$text-primary",
    "mark": "bold $text-warning",
}


class Board(Widget):
    """Sections in as many columns as fit, each 58 wide at least; empty at first."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(id="board")
        self._each = _COLUMN
        self._dealt: list[list[Section]] = []

    def show(self, draw: Draw, width: int) -> None:
        """Show sections.

        Where the same ones are shown already they change in place, so that a reader keeps theirs.

        Args:
            draw: draws them.
            width: columns of the terminal that are free.
        """
        room = max(_COLUMN // 2, width - _PADDING)
        columns = max(1, min(_MOST, (room + _GAP) // (_COLUMN + _GAP)))
        before = _names(self._dealt)
        self._each = min(_WIDEST, (room + _GAP) // columns - _GAP)
        self._dealt = shared_out(draw(self._each), columns)
        if _names(self._dealt) != before:
            self.refresh(recompose=True)
            return
        for holder, column in zip(self.query(Vertical), self._dealt, strict=True):
            holder.styles.width = self._each
            for view, section in zip(holder.query(SectionView), column, strict=True):
                view.show(section)

    def compose(self) -> ComposeResult:
        """Lay the columns out."""
        for column in self._dealt:
            with Vertical(classes="stats-column") as holder:
                holder.styles.width = self._each
                for section in column:
                    yield SectionView(section)


class SectionView(Static):
    """One section."""

    def __init__(self, section: Section) -> None:
        """Show a section."""
        super().__init__(classes="stats-section", id=f"stats-{section.name}")
        self.show(section)

    def show(self, section: Section) -> None:
        """Show its title, and what is drawn below it."""
        body = [literal(section.title, "bold"), *(shown(line) for line in section.lines)]
        self.update(Content("\n").join(body))


def shown(line: Line) -> Content:
    """Return a drawn line as content."""
    return Content.assemble(*(literal(span.text, _STYLES[span.role]) for span in line))


def shared_out(sections: Sequence[Section], columns: int) -> list[list[Section]]:
    """Deal sections out to columns, each to the shortest one, so that all get about equally long."""
    dealt: list[list[Section]] = [[] for _ in range(columns)]
    heights = [0] * columns
    for section in sections:
        shortest = heights.index(min(heights))
        dealt[shortest].append(section)
        heights[shortest] += len(section.lines) + 2
    return dealt


def _names(dealt: Sequence[Sequence[Section]]) -> list[list[str]]:
    return [[section.name for section in column] for column in dealt]
