"""A list of options with a pointer at the marked one, so that it is seen without colours too."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList

POINTER = "▸"


class PointedList(OptionList):
    """Options, one of them marked by a pointer before its first line."""

    DEFAULT_CSS = """
    PointedList > .option-list--option {
        padding: 0 1 0 2;
    }
    """

    def render_line(self, y: int) -> Strip:
        """Draw a line of the screen; the pointer takes a cell that is empty otherwise."""
        strip = super().render_line(y)
        marked = self.highlighted
        if marked is None or self._index_to_line.get(marked) != self.scroll_offset.y + y:
            return strip
        styles = [segment.style for segment in strip]
        return Strip.join([Strip([Segment(POINTER, styles[0] if styles else None)]), strip.crop(1)])
