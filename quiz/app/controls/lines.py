"""Options as lines that can be picked by number, letter or mouse."""

from textual import events
from textual.message import Message
from textual.widgets import Static

from quiz.app.controls.base import Control
from quiz.app.literal import literal

LETTERS = "abcdefgh"


class OptionLine(Static):
    """One option; a click on it is told to the control."""

    class Clicked(Message):
        """The option was clicked."""

        def __init__(self, place: int) -> None:
            """Carry the option's place, from 0."""
            super().__init__()
            self.place = place

    def __init__(self, place: int, text: str) -> None:
        """Show an option.

        Args:
            place: its place, from 0.
            text: its words.
        """
        super().__init__(literal(text))
        self.place = place

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
        key = event.key
        place = int(key) - 1 if key.isdecimal() else LETTERS.find(key) if len(key) == 1 else -1
        if 0 <= place < len(self.question.options or ()):
            event.stop()
            self.pick(place)

    def on_option_line_clicked(self, event: OptionLine.Clicked) -> None:
        """Pick the option that was clicked."""
        event.stop()
        self.pick(event.place)
