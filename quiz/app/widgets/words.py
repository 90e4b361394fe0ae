"""Text and columns of text that are laid out once when they change."""

from textual.containers import Vertical
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Static


class Settled(Widget, inherit_bindings=False):
    """A widget that does not scroll: another size of it is no reason to lay the screen out a second time.

    Textual lays out again whenever the size of what could be scrolled changes, which costs every step of a
    session another picture.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)


class Words(Static, Settled):
    """Text that changes from step to step."""


class Column(Vertical, Settled):
    """Widgets below each other, as wide as is good to read."""
