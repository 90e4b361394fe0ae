"""Options as lines that can be picked by number, letter or mouse."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from quiz.app.controls.base import Control
from quiz.app.controls.hanging import Hanging
from quiz.app.literal import literal
from quiz.model.question import Question

LETTERS = "abcdefghi"
"""Letters that pick an option; j and k move the cursor."""
STRUCK = "·"
"""What stands in place of the number of an option that can no longer be picked."""


_PICK = Binding.Group("Pick a line by its number or letter.")


class OptionLine(Static):
    """One option; a click on it is told to the control."""

    class Clicked(Message):
        """The option was clicked."""

        def __init__(self, line: "OptionLine") -> None:
            """Carry the line."""
            super().__init__()
            self.line = line

    def __init__(self, place: int, sign: str = "", text: str = "") -> None:
        """Show an option.

        Args:
            place: its place, from 0.
            sign: what stands before it, such as its number.
            text: its words; where they wrap, they stay right of the sign.
        """
        super().__init__(Hanging(literal(sign), literal(text)))
        self.place = place

    def show(self, sign: str, text: str, style: str = "") -> None:
        """Show another sign and other words.

        Args:
            sign: what stands before the words.
            text: the words.
            style: a style of Textual for the words.
        """
        self.update(Hanging(literal(sign), literal(text, style)))

    def on_click(self) -> None:
        """Tell that the option was clicked."""
        self.post_message(self.Clicked(self))


def shown_lines(around: Widget) -> list[OptionLine]:
    """Return the lines within a widget that are in use; those of a longer question wait unseen."""
    return [line for line in around.query(OptionLine) if line.display]


async def fit_lines(holder: Widget, sort: type[OptionLine], count: int) -> None:
    """Have as many lines as are needed.

    Args:
        holder: what the lines stand in; other widgets come after them.
        sort: the class of the lines.
        count: how many are needed.
    """
    found = [line for line in holder.children if isinstance(line, sort)]
    for line in found:
        line.display = line.place < count
    missing = [sort(place) for place in range(len(found), count)]
    if missing and found:
        await holder.mount(*missing, after=found[-1])
    elif missing:
        await holder.mount(*missing, before=0 if holder.children else None)


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

    def begin(self, question: Question) -> None:
        """Show the options of a question."""
        super().begin(question)
        self.options = question.options or ()
        self._digits = ""

    async def fit(self) -> None:
        """Have a line for each option."""
        await fit_lines(self, OptionLine, len(self.options))

    def action_pick_place(self, place: int) -> None:
        """Pick a line by a key that was given to it."""
        if place < len(self.options):
            self.pick(place)

    def pick(self, place: int) -> None:
        """Pick the option at a place, from 0."""
        raise NotImplementedError

    def click(self, line: OptionLine) -> None:
        """Pick the option that was clicked."""
        self.pick(line.place)

    def point(self, place: int) -> None:
        """Show that a number was typed which may go on, as 1 does among twelve options.

        Enter or space then picks the option, another digit goes on.
        """
        number = place + 1
        last = min(number * 10 + 9, len(self.options))
        goes_on = f"{number}0" if last == number * 10 else f"{number}0 to {last}"
        self.redraw(f"{number} typed: enter takes {number}, another digit makes it {goes_on}.")

    def keep_in_sight(self, place: int | None) -> None:
        """Scroll until the first line of a place is seen; with the first place, what stands above it too."""
        for line in shown_lines(self):
            if line.place == place:
                self.call_after_refresh(_scroll_to, line)
                return

    def number(self, place: int) -> str:
        """Write the number of a place, as wide as the widest."""
        return f"{place + 1:>{len(str(len(self.options)))}}"

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

    def on_option_line_clicked(self, event: OptionLine.Clicked) -> None:
        """Take a click."""
        event.stop()
        self._digits = ""
        self.click(event.line)


def _scroll_to(line: OptionLine) -> None:
    # Textual's own scroll_visible leaves the padding of what lies between out of account.
    for around in line.ancestors:
        if isinstance(around, VerticalScroll):
            place = line.region.translate(around.scroll_offset - around.content_region.offset)
            if line.place == 0:
                around.scroll_home(animate=False, immediate=True)
            around.scroll_to_region(place, animate=False, immediate=True)
            return
