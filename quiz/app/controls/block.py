"""Lines below each other, painted as one: an option each, with its number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import ClassVar, Literal

from textual import events
from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from quiz.app.controls.hanging import Hanging
from quiz.app.literal import literal
from quiz.app.widgets.words import Words

Look = Literal["", "cursor", "key", "missed", "hover"]
"""How a line looks as a whole."""
_MARGIN = 1
"""Cells left and right of each line, which take part in its look."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, which may wrap.

    Attributes:
        sign: what stands before the words, such as a number.
        text: the words; where they wrap, they stay right of the sign.
        style: a style of Textual for the words.
        look: how the line looks as a whole.
    """

    sign: str
    text: str
    style: str = ""
    look: Look = ""

    def __str__(self) -> str:
        """Return the words with the sign."""
        return f"{self.sign}{self.text}"

    def rows(self, width: int) -> list[Content]:
        """Return the line in the rows that it takes in a width, each as wide as that."""
        inner = max(1, width - 2 * _MARGIN)
        rows = Hanging(literal(self.sign), literal(self.text, self.style)).rows(inner)
        return [row.pad(_MARGIN, max(0, inner - row.cell_length) + _MARGIN) for row in rows]


class _Stack(Visual):
    """Draws lines below each other."""

    def __init__(self, lines: Sequence[Line], style_of: Callable[[int], Style | None]) -> None:
        """Draw some lines.

        Args:
            lines: the lines.
            style_of: tells how the line at a place, from 0, looks as a whole; None for as all else.
        """
        self._lines = lines
        self._style_of = style_of
        self.rows = lru_cache(maxsize=2)(self._rows)

    def __str__(self) -> str:
        return "\n".join(str(line) for line in self._lines)

    def _rows(self, width: int) -> tuple[tuple[Content, ...], ...]:
        return tuple(tuple(line.rows(width)) for line in self._lines)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        drawn: list[Content] = []
        for place, rows in enumerate(self.rows(width)):
            look = self._style_of(place)
            drawn += rows if look is None else (_dressed(row, look) for row in rows)
        return Content("\n").join(drawn).render_strips(width, height, style, options) if drawn else []

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 - Textual's signature
        return max((literal(str(line)).cell_length + 2 * _MARGIN for line in self._lines), default=0)

    def get_minimal_width(self, rules: RulesMap) -> int:
        return min(self.get_optimal_width(rules, 0), 2 * _MARGIN + 1)

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002 - Textual's signature
        return sum(map(len, self.rows(width)))


def _dressed(row: Content, look: Style) -> Content:
    """Give a row its look: the ground as wide as it is, all else to the words alone."""
    words = row.stylize_before(look, len(row.plain) - len(row.plain.lstrip()), len(row.plain.rstrip()))
    return words.stylize_before(look.background_style)


class LineBlock(Words):
    """Shows lines; a click on one of them is told.

    A widget for each line would cost more than all else that a question needs to be painted.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"lines--{look}" for look in ("cursor", "key", "missed", "hover")}

    class Clicked(Message):
        """A line was clicked."""

        def __init__(self, block: "LineBlock", place: int) -> None:
            """Carry the block, and the place of the line in it, from 0."""
            super().__init__()
            self.block = block
            self.place = place

    def __init__(self, classes: str | None = None) -> None:
        """Begin with no lines."""
        super().__init__(classes=classes)
        self.lines: tuple[Line, ...] = ()
        self._stack = _Stack((), self._style_of)
        self._hovered: int | None = None

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        if self.lines != tuple(lines):
            self.lines = tuple(lines)
            self._stack = _Stack(self.lines, self._style_of)
            self._hovered = None
            self.update(self._stack)

    def region_of(self, place: int) -> Region:
        """Return where on the screen a line is, once it is laid out."""
        heights = [len(rows) for rows in self._stack.rows(self.size.width)]
        return Region(self.region.x, self.region.y + sum(heights[:place]), self.size.width, heights[place])

    def on_click(self, event: events.Click) -> None:
        """Tell which line was clicked."""
        place = self._place_at(event.y)
        if place is not None:
            self.post_message(self.Clicked(self, place))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark the line under the mouse."""
        self._hover(self._place_at(event.y))

    def on_leave(self) -> None:
        """Mark no line."""
        self._hover(None)

    def _hover(self, place: int | None) -> None:
        if place != self._hovered:
            self._hovered = place
            self.refresh()

    def _place_at(self, row: int) -> int | None:
        ends = accumulate(len(rows) for rows in self._stack.rows(self.size.width))
        return next((place for place, end in enumerate(ends) if row < end), None)

    def _style_of(self, place: int) -> Style | None:
        look: Look = "hover" if place == self._hovered else self.lines[place].look
        return self.get_visual_style(f"lines--{look}") if look else None
