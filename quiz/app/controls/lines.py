"""Options as lines that can be picked by number, letter or mouse."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from quiz.app.controls.base import Control
from quiz.app.literal import literal

LETTERS = "abcdefghi"
STRUCK = "·"
"""What stands in the place of the number of an option that is known to be wrong."""


class OptionLine(Horizontal):
    """One option: its sign and, beside it, its words; a click on it is told to the control."""

    class Clicked(Message):
        """The option was clicked."""

        def __init__(self, place: int, *, left: bool = False) -> None:
            """Carry the option's place, from 0, and whether it is the left side of a match."""
            super().__init__()
            self.place = place
            self.left = left

    def __init__(self, place: int, sign: str, text: str) -> None:
        """Show an option.

        Args:
            place: its place, from 0.
            sign: what stands before it, such as its number.
            text: its words; where they wrap, they stay right of the sign.
        """
        super().__init__()
        self.place = place
        self._sign = Static(literal(sign), classes="sign")
        self._text = Static(literal(text), classes="text")
        self.plain = f"{sign}{text}"

    def compose(self) -> ComposeResult:
        """Lay sign and words out side by side."""
        yield self._sign
        yield self._text

    def show(self, sign: str, text: str) -> None:
        """Show another sign and other words."""
        self.plain = f"{sign}{text}"
        self._sign.update(literal(sign))
        self._text.update(literal(text))

    def on_click(self) -> None:
        """Tell that the option was clicked."""
        self.post_message(self.Clicked(self.place))


class LinesControl(Control, can_focus=True):
    """A control whose options are lines; what picking one means is for others to say."""

    def pick(self, place: int) -> None:
        """Pick the option at a place, from 0."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        """Pick an option by its number or letter."""
        place = self.place_of(event.key)
        if 0 <= place < len(self.question.options or ()):
            event.stop()
            self.pick(place)

    def place_of(self, key: str) -> int:
        """Return which option a key stands for, from 0; -1 for none."""
        if key.isdecimal():
            return int(key) - 1
        return LETTERS.find(key) if len(key) == 1 else -1

    def on_option_line_clicked(self, event: OptionLine.Clicked) -> None:
        """Pick the option that was clicked."""
        event.stop()
        self.pick(event.place)
