"""Options as lines that can be picked by number, letter or mouse."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from quiz.app.controls.base import Control, HelpLine
from quiz.app.controls.block import LineBlock
from quiz.app.first_words import numbered
from quiz.model.question import Question

LETTERS = "abcdefghi"
"""Letters that pick an option; j and k move the cursor."""
STRUCK = "·"
"""What stands in place of the number of an option that can no longer be picked."""


_PICK = Binding.Group("Pick a line by its number or letter.")


class LinesControl(Control, can_focus=True):
    """A control whose options are lines; what picking one means is for others to say."""

    # The keys are taken as they come (a number may have two digits); the bindings tell help of them.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            f"{place + 1},{letter}", f"pick_place({place})", show=False, group=_PICK,
            id=f"lines.pick_{place + 1}", tooltip=f"Pick line {place + 1}.",
        )
        for place, letter in enumerate(LETTERS)
    ]  # fmt: skip
    waits = True
    """Whether a number that may go on picks nothing before enter or space."""

    def __init__(self) -> None:
        """Begin with no lines."""
        self.block = LineBlock()
        super().__init__()

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        yield self.block
        yield HelpLine()

    def begin(self, question: Question) -> None:
        """Show the options of a question."""
        super().begin(question)
        self.options = question.options or ()
        self._digits = ""

    def action_pick_place(self, place: int) -> None:
        """Pick a line by a key that was given to it."""
        if place < len(self.options):
            self.pick(place)

    def pick(self, place: int) -> None:
        """Pick the option at a place, from 0."""
        raise NotImplementedError

    def click(self, block: LineBlock, place: int) -> None:  # noqa: ARG002 - some controls have several blocks
        """Pick the line that was clicked."""
        self.pick(place)

    def point(self, place: int) -> None:
        """Show that a number was typed which may go on, as 1 does among twelve options.

        Enter or space then picks the option, another digit goes on.
        """
        number = place + 1
        last = min(number * 10 + 9, len(self.options))
        goes_on = f"{number}0" if last == number * 10 else f"{number}0 to {last}"
        self.redraw(f"{number} typed: enter takes {number}, another digit makes it {goes_on}.")

    def keep_in_sight(self, place: int | None) -> None:
        """Scroll until the line of a place is seen; with the first place, what stands above it too."""
        if place is not None:
            self.call_after_refresh(_scroll_to, self.block, place)

    def number(self, place: int) -> str:
        """Write the number of a place, as wide as the widest."""
        return numbered(place, len(self.options))

    def on_key(self, event: events.Key) -> None:
        """Pick an option by its number or letter."""
        digits, self._digits = self._digits, ""
        if len(event.key) == 1 and event.key in "0123456789":
            self._take_digit(event, digits)
        elif digits and self.waits and event.key in {"enter", "space"}:
            event.stop()
            self.pick(int(digits) - 1)
        elif 0 <= (place := self.place_of_letter(event.key)) < len(self.options):
            event.stop()
            self.pick(place)

    def place_of_letter(self, key: str) -> int:
        """Return the place that a letter picks, from 0; -1 for none."""
        return LETTERS.find(key) if len(key) == 1 else -1

    def _take_digit(self, event: events.Key, before: str) -> None:
        for typed in (before + event.key, event.key):
            number = int(typed)
            if 1 <= number <= len(self.options):
                event.stop()
                if number * 10 <= len(self.options):
                    self._digits = typed
                    self.point(number - 1)
                else:
                    self.pick(number - 1)
                return

    def on_line_block_clicked(self, event: LineBlock.Clicked) -> None:
        """Take a click."""
        event.stop()
        self._digits = ""
        self.click(event.block, event.place)


def _scroll_to(block: LineBlock, place: int) -> None:
    # Textual's own scroll_visible leaves the padding of what lies between out of account.
    for around in block.ancestors:
        if isinstance(around, VerticalScroll):
            region = block.region_of(place).translate(around.scroll_offset - around.content_region.offset)
            if place == 0:
                around.scroll_home(animate=False, immediate=True)
            around.scroll_to_region(region, animate=False, immediate=True)
            return
