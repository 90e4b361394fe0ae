"""A list of any length: a line is drawn only while it is on the screen."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

Draw = Callable[[int, int, bool], Content]
"""Draws a line: its place from 0, the width in cells, and whether the cursor is on it."""

_MARK_WIDTH = 3
_DOUBLE = 2


class LineList(ScrollView, can_focus=True):
    """Lines with a cursor; what a line shows and what choosing it does is for others to say."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-list--cursor"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Look", id="browse.preview", tooltip="Show or hide all that is known of the card."),
        Binding("space", "mark", "Mark", id="browse.mark", tooltip="Mark the card, to act on several at once."),
        Binding("up,k", "move(-1)", "Up", show=False, id="browse.up", tooltip="Go to the card above."),
        Binding("down,j", "move(1)", "Down", show=False, id="browse.down", tooltip="Go to the card below."),
        Binding("pageup", "page(-1)", "Page up", show=False, id="browse.page_up", tooltip="Go a page up."),
        Binding("pagedown", "page(1)", "Page down", show=False, id="browse.page_down", tooltip="Go a page down."),
        Binding("home", "top", "First", show=False, id="browse.first", tooltip="Go to the first card."),
        Binding("end", "bottom", "Last", show=False, id="browse.last", tooltip="Go to the last card."),
    ]

    cursor: reactive[int] = reactive(0, repaint=False)

    class Moved(Message):
        """The cursor went to another line, or the lines changed under it."""

    class Chosen(Message):
        """The line under the cursor was chosen."""

    class Marked(Message):
        """The line under the cursor is to be marked, or no longer."""

        def __init__(self, *, by_key: bool) -> None:
            """Tell whether the cursor may go on, as it does by key."""
            super().__init__()
            self.by_key = by_key

    def __init__(self, draw: Draw, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Begin without lines.

        Args:
            draw: draws a line.
            id: the widget's id.
        """
        super().__init__(id=id)
        self._draw = draw
        self._count = 0

    @property
    def count(self) -> int:
        """How many lines there are."""
        return self._count

    def show(self, count: int, cursor: int = 0) -> None:
        """Show other lines.

        Args:
            count: how many.
            cursor: where the cursor goes; to the last line if there are fewer.
        """
        self._count = count
        self._resize()
        self.set_reactive(LineList.cursor, max(0, min(cursor, count - 1)))
        self._follow()
        self.refresh()
        self.post_message(self.Moved())

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a line."""
        return max(0, min(cursor, self._count - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two lines anew that the cursor left and reached."""
        self.refresh_line(old)
        self.refresh_line(new)
        self._follow()
        self.post_message(self.Moved())

    def render_line(self, y: int) -> Strip:
        """Draw a line of the screen."""
        width = self.scrollable_content_region.width
        place = self.scroll_offset.y + y
        if place >= self._count or not width:
            return Strip.blank(width, self.visual_style.rich_style)
        here = place == self.cursor
        style = self.get_visual_style("line-list--cursor") if here else self.visual_style
        line = self._draw(place, width, here).truncate(width, pad=True)
        return Visual.to_strips(self, line, width, 1, style)[0]

    def on_resize(self) -> None:
        """Fit the lines to the new size."""
        self._resize()
        self._follow()

    def on_focus(self) -> None:
        """Draw the cursor as one that takes keys."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the cursor as one that takes no keys."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go to the line; mark it at its left end, choose it by a double click."""
        place = self.scroll_offset.y + event.get_content_offset_capture(self).y
        if place >= self._count:
            return
        self.cursor = place
        if event.x < _MARK_WIDTH:
            self.post_message(self.Marked(by_key=False))
        elif event.chain == _DOUBLE:
            self.post_message(self.Chosen())

    def action_move(self, lines: int) -> None:
        """Move the cursor by some lines."""
        self.cursor += lines

    def action_page(self, pages: int) -> None:
        """Move the cursor by a screenful."""
        self.cursor += pages * max(1, self.scrollable_content_region.height - 1)

    def action_top(self) -> None:
        """Go to the first line."""
        self.cursor = 0

    def action_bottom(self) -> None:
        """Go to the last line."""
        self.cursor = self._count - 1

    def action_choose(self) -> None:
        """Choose the line under the cursor."""
        if self._count:
            self.post_message(self.Chosen())

    def action_mark(self) -> None:
        """Mark the line under the cursor and go on."""
        if self._count:
            self.post_message(self.Marked(by_key=True))

    def _resize(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._count)

    def _follow(self) -> None:
        """Scroll so far that the cursor is in sight."""
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif height and self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False)
